package io.barograph.core.engine;

import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Carries one login's signals through an engine as the topology and replay do, in many ways. */
final class Carrier {
  /** Longer than anything is remembered. */
  private static final Duration LONG_AFTER = Duration.ofDays(1);

  private final Engine engine = Engines.byDefault();
  private final List<Finding> findings = new ArrayList<>();
  private LoginState state = new LoginState(GeneratedSignals.LOGIN);
  private UnaryOperator<Instant> clock = UnaryOperator.identity();
  private boolean restarts;

  /** A signal on its way: when the carrier gets it. */
  record Arrival(Instant at, Sighting sighting) {}

  /** The clock shows something else than the latest event time that was read. */
  Carrier withClock(UnaryOperator<Instant> shows) {
    this.clock = shows;
    return this;
  }

  /** The state is packed and unpacked at every step. */
  Carrier restarting() {
    this.restarts = true;
    return this;
  }

  /** Every signal comes at its own time. */
  static List<Arrival> inOrder(List<Sighting> sightings) {
    return sightings.stream().map(s -> new Arrival(s.time(), s)).toList();
  }

  /** Signals come up to {@code latest} after their time, in the order in which they come. */
  static List<Arrival> delayed(List<Sighting> sightings, Duration latest, Random random) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Sighting sighting : sightings) {
      long micros = latest.toNanos() / 1000;
      Duration delay =
          switch (random.nextInt(3)) {
            case 0 -> Duration.ZERO;
            case 1 -> latest;
            default -> Duration.ofNanos(1000 * random.nextLong(micros + 1));
          };
      // Those that come at once come in any order.
      arrivals.add(
          random.nextInt(arrivals.size() + 1), new Arrival(sighting.time().plus(delay), sighting));
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  List<Finding> carry(List<Arrival> arrivals) {
    Instant reached = Instant.EPOCH;
    for (Arrival arrival : arrivals) {
      Instant time = arrival.sighting().time();
      reached = time.isAfter(reached) ? time : reached;
      engine.accept(state, arrival.sighting(), clock.apply(reached), findings::add);
      afterStep();
    }
    engine.finish(state, findings::add);
    afterStep();
    engine.advance(state, clock.apply(reached).plus(LONG_AFTER), findings::add);
    return findings;
  }

  /** How many signals still wait for others. */
  int held() {
    return state.held.size();
  }

  private void afterStep() {
    if (engine.due(state) == null) {
      // As carriers do: a login of which nothing is due is forgotten.
      state = new LoginState(GeneratedSignals.LOGIN);
    } else if (restarts) {
      state = LoginState.unpack(state.pack());
    }
  }

  /** What was found out, without what was only counted. */
  static List<Finding> verdicts(List<Finding> findings) {
    return findings.stream()
        .filter(f -> !(f instanceof Finding.SignalRepeated || f instanceof Finding.SignalDelayed))
        .toList();
  }

  /** The verdicts, without the counts of lines they were made from. */
  static List<Finding> verdictsWithoutEvidence(List<Finding> findings) {
    return verdicts(findings).stream().map(Carrier::withoutEvidence).toList();
  }

  private static Finding withoutEvidence(Finding finding) {
    if (!(finding instanceof Finding.SequenceClosed closed)) {
      return finding;
    }
    var s = closed.sequence();
    return new Finding.SequenceClosed(
        new RetrySequence(
            s.login(),
            s.verdict(),
            s.limit(),
            s.lastAttempt(),
            s.delays(),
            s.closedBy(),
            new TreeMap<>(),
            s.seenIn(),
            s.version(),
            s.account()));
  }
}
