package io.barograph.embedded.fleet;

import java.time.Instant;
import java.util.ArrayList;
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
    List<TruthEntry> truth = new ArrayList<>();
    for (int i = 0; i < options.users(); i++) {
      tell(new Developer(options, i), horizon, truth);
    }
    return truth;
  }

  private static void tell(Developer developer, Instant horizon, List<TruthEntry> truth) {
    StormOracle oracle = new StormOracle();
    while (developer.hasNext()) {
      Developer.Episode episode = developer.next();
      if (!episode.startedAt().isBefore(horizon)) {
        break;
      }
      truth.add(new TruthEntry.Played(developer.user(), episode.scenario(), episode.startedAt()));
      for (Run run : episode.runs()) {
        tell(run, horizon, oracle, truth);
      }
    }
    truth.addAll(oracle.until(horizon));
  }

  private static void tell(Run run, Instant horizon, StormOracle oracle, List<TruthEntry> truth) {
    run.sequence()
        .filter(sequence -> !sequence.endedAt().isAfter(horizon))
        .ifPresent(
            sequence -> {
              truth.add(sequence);
              if (sequence.isRejectedRefresh()) {
                oracle.failed(sequence);
              }
            });
    run.completed()
        .filter(turn -> !turn.at().isAfter(horizon))
        .ifPresent(
            turn -> {
              truth.add(turn);
              oracle.completed(turn.host(), turn.at());
            });
  }
}
