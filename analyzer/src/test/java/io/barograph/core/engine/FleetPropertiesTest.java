package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.engine.Carrier.Arrival;
import io.barograph.core.remediation.RemediationPolicy;
import io.barograph.core.remediation.Rung;
import io.barograph.core.scope.FleetPolicy;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.ScopePolicy;
import io.barograph.core.sequence.SequencePolicy;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.StormPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the signals of several users are carried, both stages find the same. */
class FleetPropertiesTest {
  private static final int USERS = 5;
  private static final int SIGNALS = 40;

  /** So few users open an incident of this fleet. */
  private static final FleetPolicy SMALL =
      new FleetPolicy(
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          2,
          0.4,
          2,
          0.3,
          0.5,
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  private static final Policies EARLY = policies(2, SMALL);
  private static final Policies LATE = policies(3, FleetPolicy.DEFAULT);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfArrivalWithinTheAllowedLatenessChangesNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, Engines.LATENESS, new Random(seed));

    assertSame(carrier().carry(shuffled), inOrder(signals));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void signalsThatAreShippedAgainChangeNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Sighting> twice = new ArrayList<>(signals);
    Random random = new Random(seed);
    signals.stream().filter(signal -> random.nextInt(3) == 0).forEach(twice::add);
    List<Arrival> arrivals = Carrier.delayed(twice, Engines.LATENESS, random);

    assertThat(Carrier.verdictsWithoutEvidence(carrier().carry(arrivals)))
        .isEqualTo(Carrier.verdictsWithoutEvidence(inOrder(signals)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRestartAtEveryStepChangesNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, Engines.LATENESS, new Random(seed));

    assertSame(carrier().restarting().carry(shuffled), inOrder(signals));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClockThatMovesInLeapsChangesNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, Engines.LATENESS, new Random(seed));
    for (ChronoUnit leap : List.of(ChronoUnit.MINUTES, ChronoUnit.HOURS)) {
      Carrier carrier = carrier().withClock(at -> at.truncatedTo(leap));
      assertSame(carrier.carry(shuffled), inOrder(signals));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void policiesThatChangeDoSoForEveryCarrierAlike(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, Engines.LATENESS, new Random(seed));
    Stages stages = Engines.by(changing(signals));

    List<Finding> expected = new Carrier(stages).carry(Carrier.inOrder(signals));
    assertSame(new Carrier(stages).restarting().carry(shuffled), expected);
    assertSame(
        new Carrier(stages).withClock(at -> at.truncatedTo(ChronoUnit.HOURS)).carry(shuffled),
        expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noRungIsAdvisedTwiceForOneStormAndNoSignInWhileAnIncidentIsOpen(long seed) {
    Set<String> advised = new HashSet<>();
    Set<String> open = new HashSet<>();
    for (Finding finding : inOrder(signals(seed))) {
      if (finding instanceof Finding.IncidentChanged changed) {
        String id = changed.incident().incident().id();
        boolean opened = changed.incident() instanceof IncidentFinding.Opened;
        assertThat(opened ? open.add(id) : open.remove(id)).isTrue();
      } else if (finding instanceof Finding.StormStanding standing
          && standing.incidentId() != null) {
        assertThat(standing.advice()).isIn(Rung.WAIT, null);
        assertThat(open).contains(standing.incidentId());
      } else if (finding instanceof Finding.RemediationAdvised told) {
        String storm = told.remediation().stormId();
        assertThat(storm == null || advised.add(storm + told.remediation().rung())).isTrue();
      }
    }
  }

  @Test
  void theGeneratedSignalsReachEveryKindOfFinding() {
    List<Finding> found = seeds().boxed().flatMap(seed -> inOrder(signals(seed)).stream()).toList();

    assertThat(found)
        .hasAtLeastOneElementOfType(Finding.RemediationAdvised.class)
        .hasAtLeastOneElementOfType(Finding.RemediationWithdrawn.class)
        .hasAtLeastOneElementOfType(Finding.RemediationJudged.class)
        .hasAtLeastOneElementOfType(Finding.StormStanding.class)
        .hasAtLeastOneElementOfType(Finding.IncidentChanged.class);
    assertThat(found.stream().filter(Finding.IncidentChanged.class::isInstance).count())
        .isGreaterThan(200);
    assertThat(
            found.stream()
                .filter(Finding.RemediationAdvised.class::isInstance)
                .map(f -> ((Finding.RemediationAdvised) f).remediation().rung())
                .distinct())
        .contains(Rung.SIGN_IN_AGAIN, Rung.WAIT, Rung.ONE_LOGIN_PER_HOST, Rung.RESTART_PROCESS);
  }

  private static Policies policies(int threshold, FleetPolicy fleet) {
    return new Policies(
        SequencePolicy.DEFAULT,
        new StormPolicy(threshold, Duration.ofMinutes(10), Duration.ofMinutes(30)),
        fleet,
        ScopePolicy.DEFAULT,
        RemediationPolicy.DEFAULT);
  }

  /** At the time of a signal, and between two. */
  private static PolicySchedule changing(List<Sighting> signals) {
    SortedMap<Instant, Policies> changes = new TreeMap<>();
    changes.put(signals.get(signals.size() / 3).time(), LATE);
    changes.put(signals.get(2 * signals.size() / 3).time().plusMillis(1), EARLY);
    return PolicySchedule.of(EARLY, changes);
  }

  private static void assertSame(List<Finding> found, List<Finding> expected) {
    assertThat(Carrier.verdicts(found)).isEqualTo(Carrier.verdicts(expected));
  }

  private static List<Sighting> signals(long seed) {
    return GeneratedSignals.ofUsers(seed, USERS, SIGNALS);
  }

  private static Carrier carrier() {
    return new Carrier(Engines.by(EARLY));
  }

  private static List<Finding> inOrder(List<Sighting> signals) {
    return carrier().carry(Carrier.inOrder(signals));
  }
}
