package io.barograph.core.engine;

import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Carries signals through both stages as the topology and replay do, in many ways. */
final class Carrier {
  /** Longer than anything but a login's days is remembered. */
  private static final Duration LONG_AFTER = Duration.ofDays(1);

  private final BothStages stages;
  private final Map<Login, List<Finding>> ofLogins = new TreeMap<>();
  private final List<Finding> ofFleet = new ArrayList<>();
  private UnaryOperator<Instant> clock = UnaryOperator.identity();
  private boolean restarts;

  /** A signal on its way: when the carrier gets it. */
  record Arrival(Instant at, Sighting sighting) {}

  Carrier() {
    this(Engines.byDefault());
  }

  Carrier(Stages stages) {
    this.stages = new BothStages(stages, this::found);
  }

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

  /** A login of which nothing is due is not forgotten. */
  Carrier rememberingAll() {
    stages.rememberAll();
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

  /** What was found of each login, in the order of logins, then what was found of the fleet. */
  List<Finding> carry(List<Arrival> arrivals) {
    Instant reached = Instant.EPOCH;
    for (Arrival arrival : arrivals) {
      Instant time = arrival.sighting().time();
      reached = time.isAfter(reached) ? time : reached;
      stages.advance(clock.apply(reached));
      stages.accept(arrival.sighting(), clock.apply(reached));
      afterStep();
    }
    stages.finishLogins();
    afterStep();
    stages.advance(clock.apply(reached).plus(LONG_AFTER));
    List<Finding> findings = ofLogins();
    findings.addAll(ofFleet);
    return findings;
  }

  /** What the stage of logins found, without the other one. */
  List<Finding> ofLogins() {
    return ofLogins.values().stream().flatMap(List::stream).collect(Collectors.toList());
  }

  /** How many signals of the login still wait for others. */
  int held(Login login) {
    return stages.state(login).held.size();
  }

  /**
   * Stages tell nothing of each other's order: one hurries ahead of the other as the clock goes.
   */
  private void found(Finding finding) {
    boolean told =
        finding instanceof Finding.SequenceClosed
            || finding instanceof Finding.StormChanged
            || finding instanceof Finding.Reported
            || finding instanceof Finding.SignalDelayed
            || finding instanceof Finding.SignalRepeated;
    if (told) {
      Login login = ((Finding.OfLogin) finding).login();
      ofLogins.computeIfAbsent(login, l -> new ArrayList<>()).add(finding);
    } else {
      ofFleet.add(finding);
    }
  }

  private void afterStep() {
    if (restarts) {
      stages.restart();
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
