package io.barograph.core.engine;

import io.barograph.core.remediation.RemediationPolicy;
import io.barograph.core.sequence.SequencePolicy;
import io.barograph.core.storm.StormPolicy;
import java.time.Duration;

/**
 * All that the core can be told.
 *
 * @param allowedLateness how long a signal is held, in event time, so that earlier ones can still
 *     come; not negative
 */
public record Policies(
    SequencePolicy sequence,
    StormPolicy storm,
    RemediationPolicy remediation,
    Duration allowedLateness) {
  public static final Policies DEFAULT =
      new Policies(
          SequencePolicy.DEFAULT,
          StormPolicy.DEFAULT,
          RemediationPolicy.DEFAULT,
          Duration.ofSeconds(30));

  public Policies {
    if (allowedLateness.isNegative()) {
      throw new IllegalArgumentException(
          "time.allowed-lateness must not be negative but was " + allowedLateness);
    }
  }
}
