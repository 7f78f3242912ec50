package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.engine.Carrier.Arrival;
import io.barograph.core.signal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the same signals are carried, the same is found. A failing seed is its own example. */
class EnginePropertiesTest {
  private static final int SIGNALS = 60;
  private static final Duration LATENESS = Engines.LATENESS;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfArrivalWithinTheAllowedLatenessChangesNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, LATENESS, new Random(seed));

    assertSameVerdicts(new Carrier().carry(shuffled), carriedInOrder(signals));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void signalsThatAreShippedAgainChangeNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Sighting> twice = new ArrayList<>(signals);
    Random random = new Random(seed);
    signals.stream()
        .filter(signal -> random.nextInt(3) == 0)
        .map(EnginePropertiesTest::shippedAgain)
        .forEach(twice::add);
    List<Arrival> arrivals = Carrier.delayed(twice, LATENESS, random);

    List<Finding> once = carriedInOrder(signals);
    List<Finding> found = new Carrier().carry(arrivals);
    assertThat(Carrier.verdictsWithoutEvidence(found))
        .isEqualTo(Carrier.verdictsWithoutEvidence(once));
    assertThat(repeated(found) - repeated(once)).isEqualTo(twice.size() - signals.size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRestartAtEveryStepChangesNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, LATENESS, new Random(seed));

    assertSameVerdicts(new Carrier().restarting().carry(shuffled), carriedInOrder(signals));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClockThatMovesInLeapsChangesNoFinding(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, LATENESS, new Random(seed));
    for (ChronoUnit leap : List.of(ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS)) {
      Carrier carrier = new Carrier().withClock(at -> at.truncatedTo(leap));
      assertSameVerdicts(carrier.carry(shuffled), carriedInOrder(signals));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClockFarAheadOfAUserWhoShipsHoursLaterChangesNoFindingOfTheLogin(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> shuffled = Carrier.delayed(signals, LATENESS, new Random(seed));

    Carrier carrier = new Carrier().withClock(at -> at.plus(5, ChronoUnit.HOURS));
    carrier.carry(shuffled);
    assertSameVerdicts(carrier.ofLogins(), ofLogins(signals));
  }

  /** Late signals are told one by one; what was in time is judged as if they had never come. */
  @ParameterizedTest
  @MethodSource("seeds")
  void lateSignalsAreReportedAndTheOthersAreJudgedWithoutThem(long seed) {
    List<Sighting> signals = signals(seed);
    List<Arrival> arrivals = Carrier.delayed(signals, LATENESS.multipliedBy(20), new Random(seed));
    // A login that is forgotten forgets too what came too late for it.
    Carrier carrier = new Carrier().rememberingAll();

    List<Finding> found = carrier.carry(arrivals);

    List<Sighting> inTime = new ArrayList<>(signals);
    for (Finding finding : found) {
      if (finding instanceof Finding.SignalDelayed late) {
        assertThat(late.sighting().time()).isBeforeOrEqualTo(late.decidedUpTo());
        assertThat(inTime.remove(late.sighting())).isTrue();
      }
    }
    assertThat(carrier.held(GeneratedSignals.LOGIN)).isZero();
    assertSameVerdicts(withoutReports(carrier.ofLogins()), withoutReports(ofLogins(inTime)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsDueIsDecidedWhenItIsDueAndNotBefore(long seed) {
    Engine engine = Engines.byDefault().logins();
    LoginState state = new LoginState(GeneratedSignals.LOGIN);
    List<Finding> ignored = new ArrayList<>();
    for (Sighting signal : signals(seed)) {
      engine.accept(state, signal, signal.time(), ignored::add);
      LoginState later = LoginState.unpack(state.login(), state.pack());
      Instant due = engine.due(later);
      while (due != null) {
        byte[] before = later.pack();
        engine.advance(later, due.minusNanos(2000), ignored::add);
        assertThat(later.pack()).isEqualTo(before);
        engine.advance(later, due, ignored::add);
        Instant next = engine.due(later);
        assertThat(next == null || next.isAfter(due)).isTrue();
        due = next;
      }
    }
  }

  @Test
  void theGeneratedSignalsReachEveryKindOfFinding() {
    List<Finding> found =
        seeds().boxed().flatMap(seed -> carriedInOrder(signals(seed)).stream()).toList();

    assertThat(found)
        .hasAtLeastOneElementOfType(Finding.SequenceClosed.class)
        .hasAtLeastOneElementOfType(Finding.StormChanged.class)
        .hasAtLeastOneElementOfType(Finding.RemediationAdvised.class);
    assertThat(found.stream().filter(Finding.StormChanged.class::isInstance).count())
        .isGreaterThan(100);
  }

  private static void assertSameVerdicts(List<Finding> found, List<Finding> expected) {
    assertThat(Carrier.verdicts(found)).isEqualTo(Carrier.verdicts(expected));
  }

  private static long repeated(List<Finding> found) {
    return found.stream().filter(Finding.SignalRepeated.class::isInstance).count();
  }

  private static List<Sighting> signals(long seed) {
    return new GeneratedSignals(seed).next(SIGNALS);
  }

  private static List<Finding> carriedInOrder(List<Sighting> signals) {
    return new Carrier().carry(Carrier.inOrder(signals));
  }

  /** Of signals of one microsecond, some late and some not, a report may count others. */
  private static List<Finding> withoutReports(List<Finding> findings) {
    return findings.stream().filter(f -> !(f instanceof Finding.Reported)).toList();
  }

  private static List<Finding> ofLogins(List<Sighting> signals) {
    Carrier carrier = new Carrier().rememberingAll();
    carrier.carry(Carrier.inOrder(signals));
    return carrier.ofLogins();
  }

  /** The same line at a later place in its source, by a shipper that tells no account. */
  private static Sighting shippedAgain(Sighting signal) {
    return new Sighting(
        signal.login(),
        signal.host(),
        signal.session(),
        null,
        signal.site(),
        signal.origin(),
        signal.time(),
        signal.ordinal() + SIGNALS,
        signal.signal());
  }
}
