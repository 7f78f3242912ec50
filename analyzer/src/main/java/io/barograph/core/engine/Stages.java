package io.barograph.core.engine;

import io.barograph.core.signal.Remedies;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The two stages of every decision: each login by itself, then all of them together.
 *
 * @param logins decides sequences and storms
 * @param fleet decides whose they are, why, and what to advise
 */
public record Stages(Engine logins, FleetEngine fleet) {

  /**
   * Both by the same policies.
   *
   * @param schedule asked at each call
   * @param allowedLateness not negative
   * @param remedies of every CLI whose signals will come, by its name
   */
  public static Stages by(
      Supplier<PolicySchedule> schedule, Duration allowedLateness, Map<String, Remedies> remedies) {
    return new Stages(
        new Engine(schedule, allowedLateness),
        new FleetEngine(schedule, allowedLateness, remedies));
  }
}
