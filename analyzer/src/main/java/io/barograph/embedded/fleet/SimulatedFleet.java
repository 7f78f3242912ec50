package io.barograph.embedded.fleet;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * A fleet of developers whose CLIs print recorded lines. Lines are made as they are asked for, in
 * the order in which they arrive; memory grows with the users and with what is under way, not with
 * the lines.
 */
public final class SimulatedFleet implements Iterable<ShippedLine> {
  private final FleetOptions options;

  public SimulatedFleet(FleetOptions options) {
    this.options = options;
  }

  /** The lines from the start, the same ones every time. */
  @Override
  public Iterator<ShippedLine> iterator() {
    return new Arrivals(options);
  }

  /** All that happens, developer by developer. Takes memory with the length of the fleet. */
  public List<TruthEntry> truth() {
    return truthUntil(options.end());
  }

  /**
   * All that has come to its end by an instant of event time, developer by developer; a storm that
   * has not is told as open.
   */
  public List<TruthEntry> truthUntil(Instant horizon) {
    return Chronicle.of(Cast.of(options), options.users(), horizon);
  }
}
