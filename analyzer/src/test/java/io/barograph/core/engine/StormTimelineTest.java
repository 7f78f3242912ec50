package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.stormEscalated;
import static io.barograph.core.engine.Expectation.stormOpened;
import static io.barograph.core.engine.Expectation.stormRecovered;
import static io.barograph.core.engine.Expectation.stormWentStale;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.NO_REASON;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.engine.Spoken.TRACED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Reason;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When failures are a storm, and when they are not; how a storm grows and ends. */
class StormTimelineTest {
  private final Timeline timeline = Timeline.ofStorms();

  @Test
  void threeFailuresWithinTenMinutesOpenAStormOnce() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("05:00").line("alice", REUSED);
    timeline.at("10:00").line("alice", REUSED);
    timeline.at("10:30").expectNothing();
    timeline.at("10:31").expect(stormOpened("alice"));
    timeline.at("11:00").line("alice", REUSED);
    timeline.at("20:00").expectNothing();
  }

  @Test
  void aLastLineWithoutAReasonWaitsForWhatMayTellOne() {
    timeline.at("00:00").line("alice", NO_REASON);
    timeline.at("05:00").line("alice", NO_REASON);
    timeline.at("10:00").line("alice", NO_REASON);
    timeline.at("10:33").expectNothing();
    timeline.at("10:34").expect(stormOpened("alice"));
  }

  @Test
  void aReasonToldBehindTheLastLineEndsThatWait() {
    timeline.at("00:00").line("alice", NO_REASON);
    timeline.at("05:00").line("alice", NO_REASON);
    timeline.at("10:00").line("alice", NO_REASON);
    timeline.at("10:01").line("alice", TRACED);
    timeline.at("10:31").expectNothing();
    timeline.at("10:32");
    assertThat(storm().reason()).isEqualTo(Reason.REUSED);
    timeline.expect(stormOpened("alice"));
  }

  @Test
  void whatRepeatsAFailureThatIsToldAlreadyIsNoOther() {
    timeline.at("00:00").lines("alice", REUSED, TRACED);
    timeline.at("05:00").line("alice", REUSED);
    timeline.at("05:02").line("alice", REUSED);
    timeline.at("05:31").restart();
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void twoFailuresAreNoStorm() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("05:00").line("alice", REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void threeFailuresInMoreThanTenMinutesAreNoStorm() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("05:00").line("alice", REUSED);
    timeline.at("10:01").line("alice", REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void theWindowSlidesWithTheFailures() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("08:00").line("alice", REUSED);
    timeline.at("12:00").line("alice", REUSED);
    timeline.at("17:00").line("alice", REUSED);
    timeline.at("18:00");
    assertThat(storm().onset()).isEqualTo(Timeline.START.plus(Duration.ofMinutes(8)));
    timeline.expect(stormOpened("alice"));
  }

  @Test
  void failuresOfSeveralUsersAreNoStormOfOne() {
    timeline.at("00:00").line("alice", REUSED).line("bob", REUSED).line("carol", REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void failuresForAnotherCauseAreNoStorm() {
    String limited = "ERROR: exceeded retry limit, last status: 429 Too Many Requests";
    timeline.at("00:00").line("alice", limited);
    timeline.at("02:00").line("alice", limited);
    timeline.at("04:00").line("alice", limited);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aTurnThatRecoversIsNoFailure() {
    for (String minute : new String[] {"00:00", "02:00", "04:00"}) {
      timeline.at(minute).lines("alice", Spoken.streamError(1), COMPLETED);
    }
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aCompletedTurnUndoesTheFailuresOfItsHost() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("03:00").line("alice", COMPLETED);
    timeline.at("04:00").line("alice", REUSED);
    timeline.at("06:00").line("alice", REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aCompletedTurnOnAnotherHostUndoesNothing() {
    timeline.at("00:00").line("alice", "laptop", REUSED);
    timeline.at("02:00").line("alice", "laptop", REUSED);
    timeline.at("03:00").line("alice", "desktop", COMPLETED);
    timeline.at("04:00").line("alice", "laptop", REUSED);
    timeline.at("05:00").expect(stormOpened("alice"));
  }

  @Test
  void theStormTellsItsHostsReasonAndOnset() {
    timeline.at("00:00").line("alice", "laptop", REUSED);
    timeline.at("01:00").line("alice", "desktop", REUSED);
    timeline.at("02:00").line("alice", "laptop", REVOKED);
    timeline.at("03:00");
    Storm storm = storm();
    assertThat(storm.hosts()).containsExactly(new HostId("desktop"), new HostId("laptop"));
    assertThat(storm.reason()).isEqualTo(Reason.REUSED);
    assertThat(storm.onset()).isEqualTo(Timeline.START);
    assertThat(storm.openedAt()).isEqualTo(Timeline.START.plus(Duration.ofMinutes(2)));
    assertThat(storm.failedSequences()).isEqualTo(3);
    timeline.expect(stormOpened("alice"));
  }

  @Test
  void theStormCountsOnAndEscalatesAtEachDoubling() {
    openedAt0400();
    timeline.at("06:00").line("alice", REUSED);
    timeline.at("08:00").line("alice", REUSED);
    timeline.at("09:00").expectNothing();
    timeline.at("10:00").line("alice", REUSED);
    timeline.at("11:00").expect(stormEscalated("alice", 6));
    for (int minute = 12; minute < 22; minute += 2) {
      timeline.at(minute + ":00").line("alice", REUSED);
    }
    timeline.at("23:00").expectNothing();
    timeline.at("24:00").line("alice", REUSED);
    timeline.at("25:00").expect(stormEscalated("alice", 12));
  }

  @Test
  void aCompletedTurnOnEveryHostThatFailedIsProofOfRecovery() {
    timeline.at("00:00").line("alice", "laptop", REUSED);
    timeline.at("02:00").line("alice", "laptop", REUSED);
    timeline.at("04:00").line("alice", "desktop", REUSED);
    timeline.at("05:00").expect(stormOpened("alice"));
    timeline.at("06:00").line("alice", "laptop", COMPLETED);
    timeline.at("07:00").expectNothing();
    timeline.at("08:00").line("alice", "desktop", COMPLETED);
    timeline.at("09:00").expect(stormRecovered("alice"));
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aTurnBesideItThatCompletesASecondLaterCalmsTheStorm() {
    timeline.at("00:00").line("alice", "laptop", "one", REUSED);
    timeline.at("02:00").line("alice", "laptop", "one", REUSED);
    timeline.at("04:00").line("alice", "laptop", "one", REUSED);
    timeline.at("04:01").line("alice", "laptop", "two", COMPLETED);
    timeline.at("05:00").expect(stormOpened("alice"), stormRecovered("alice"));
  }

  @Test
  void aHostThatFailsAgainHasToCompleteAgain() {
    timeline.at("00:00").line("alice", "laptop", REUSED);
    timeline.at("02:00").line("alice", "laptop", REUSED);
    timeline.at("04:00").line("alice", "desktop", REUSED);
    timeline.at("06:00").line("alice", "laptop", COMPLETED);
    timeline.at("07:00").line("alice", "laptop", REUSED);
    timeline.at("08:00").line("alice", "desktop", COMPLETED);
    timeline.at("09:00").expect(stormOpened("alice"));
    timeline.at("10:00").line("alice", "laptop", COMPLETED);
    timeline.at("11:00").expect(stormRecovered("alice"));
  }

  @Test
  void aCompletedTurnOnAHostThatNeverFailedIsNoProof() {
    openedAt0400();
    timeline.at("06:00").line("alice", "desktop", COMPLETED);
    timeline.at("07:00").expectNothing();
    timeline.at("02:00:00").expect(stormWentStale("alice"));
  }

  @Test
  void aHostThatCompletedHoursAgoCountsAsProofAtTheEndOfALongStorm() {
    timeline.at("00:00").line("alice", "laptop", REUSED);
    timeline.at("02:00").line("alice", "laptop", REUSED);
    timeline.at("04:00").line("alice", "desktop", REUSED);
    timeline.at("06:00").line("alice", "laptop", COMPLETED);
    timeline.at("07:00").expect(stormOpened("alice"));
    timeline.at("20:00").line("alice", "tablet", COMPLETED);
    timeline.at("25:00").line("alice", "desktop", REUSED);
    timeline.at("50:00").line("alice", "desktop", REUSED);
    timeline.at("01:15:00").line("alice", "desktop", REUSED);
    timeline.at("01:16:00").expect(stormEscalated("alice", 6));
    timeline.at("01:40:00").line("alice", "desktop", COMPLETED);
    timeline.at("01:41:00").expect(stormRecovered("alice"));
  }

  @Test
  void halfAnHourOfSilenceIsNoProofAndTheStormIsStale() {
    openedAt0400();
    timeline.at("34:30").expectNothing();
    timeline.at("34:31").expect(stormWentStale("alice"));
    timeline.at("40:00").line("alice", COMPLETED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void anotherFailureKeepsTheStormFromGoingStale() {
    openedAt0400();
    timeline.at("34:00").line("alice", REUSED);
    timeline.at("01:04:30").expectNothing();
    timeline.at("01:04:31").expect(stormWentStale("alice"));
  }

  @Test
  void aNewStormAfterACalmedOneHasAnotherId() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("04:00").line("alice", REUSED);
    timeline.at("05:00");
    String first = storm().id();
    timeline.expect(stormOpened("alice"));
    timeline.at("06:00").line("alice", COMPLETED);
    timeline.at("08:00").line("alice", REUSED);
    timeline.at("09:00").line("alice", REUSED);
    timeline.at("10:00").expect(stormRecovered("alice"));
    timeline.at("11:00").line("alice", REUSED);
    timeline.at("12:00");
    assertThat(storm().id()).isNotEqualTo(first);
    timeline.expect(stormOpened("alice"));
  }

  private void openedAt0400() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("04:00").line("alice", REUSED);
    timeline.at("04:40").expect(stormOpened("alice"));
  }

  private Storm storm() {
    return ((Finding.StormChanged) timeline.latest()).storm().storm();
  }
}
