package io.barograph.core.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.NaiveStorms.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The detector's running sums against a look at the whole history. */
class StormDetectorPropertiesTest {
  private static final Login LOGIN = new Login(new UserId("alice"), "codex");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final StormPolicy POLICY = StormPolicy.DEFAULT;

  /** The window, the time to stale, their parts, and a microsecond around each. */
  private static final List<Duration> LATTICE =
      List.of(
          Duration.ofMinutes(1),
          POLICY.window().dividedBy(2),
          POLICY.window(),
          POLICY.staleAfter().minus(POLICY.window()),
          POLICY.staleAfter());

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stormsAreThoseThatALookAtTheWholeHistoryFinds(long seed) {
    List<Turn> turns = turns(seed);

    assertThat(detected(turns)).isEqualTo(new NaiveStorms(POLICY).of(turns));
  }

  @Test
  void theHistoriesHoldStormsOfEveryKind() {
    List<String> told =
        seeds()
            .boxed()
            .flatMap(seed -> detected(turns(seed)).stream())
            .map(StormDetectorPropertiesTest::kind)
            .toList();

    assertThat(told).contains("opened", "escalated", "calmed recovered", "calmed stale");
    assertThat(told.stream().filter("opened"::equals).count()).isGreaterThan(500);
  }

  private static String kind(String told) {
    String first = told.substring(0, told.indexOf(' '));
    return first.equals("calmed")
        ? first + (told.contains("recovered") ? " recovered" : " stale")
        : first;
  }

  private static List<Turn> turns(long seed) {
    Random random = new Random(seed);
    List<Turn> turns = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i < 60; i++) {
      int longest = random.nextInt(6) == 0 ? LATTICE.size() : 3;
      at = at.plus(LATTICE.get(random.nextInt(longest))).plusNanos(1000L * (random.nextInt(3) - 1));
      turns.add(new Turn(new HostId("host-" + random.nextInt(2)), at, random.nextInt(5) > 0));
    }
    return turns;
  }

  private static List<String> detected(List<Turn> turns) {
    StormDetector detector = new StormDetector(POLICY);
    StormState state = new StormState();
    List<String> told = new ArrayList<>();
    for (Turn turn : turns) {
      silenceBefore(turn.at(), detector, state, told);
      if (turn.failed()) {
        detector.ended(state, LOGIN, failure(turn), finding -> told.add(text(finding)));
      } else {
        detector.completed(
            state, LOGIN, turn.host(), turn.at(), finding -> told.add(text(finding)));
      }
    }
    silenceBefore(Instant.MAX, detector, state, told);
    return told;
  }

  private static void silenceBefore(
      Instant time, StormDetector detector, StormState state, List<String> told) {
    Instant deadline = detector.deadline(state);
    if (deadline != null && deadline.isBefore(time)) {
      detector.silence(state, LOGIN, finding -> told.add(text(finding)));
    }
  }

  private static String text(StormFinding finding) {
    Storm storm = finding.storm();
    if (finding instanceof StormFinding.Opened) {
      return "opened at " + finding.at() + " since " + storm.onset();
    }
    if (finding instanceof StormFinding.Calmed calmed) {
      return "calmed at " + calmed.at() + " " + calmed.how().label() + " with " + count(storm);
    }
    return "escalated at " + finding.at() + " with " + count(storm);
  }

  private static int count(Storm storm) {
    return storm.failedSequences();
  }

  private static Verdict failure(Turn turn) {
    return new Verdict(
        turn.host(),
        SessionId.ofStream(turn.host().value()),
        Outcome.FAILED,
        Cause.REFRESH_REJECTED,
        Reason.REUSED,
        0,
        turn.at(),
        turn.at());
  }
}
