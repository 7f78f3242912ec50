package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.rejected;
import static io.barograph.core.engine.Expectation.sequence;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.FELL_BACK;
import static io.barograph.core.engine.Spoken.REJECTED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.banner;
import static io.barograph.core.engine.Spoken.errorReconnecting;
import static io.barograph.core.engine.Spoken.reconnecting;
import static io.barograph.core.engine.Spoken.streamError;
import static io.barograph.core.signal.Cause.REFRESH_REJECTED;
import static io.barograph.core.signal.Cause.SERVER_ERROR;
import static io.barograph.core.signal.Cause.UNKNOWN;
import static io.barograph.core.signal.Outcome.ABANDONED;
import static io.barograph.core.signal.Outcome.FAILED;
import static io.barograph.core.signal.Outcome.RECOVERED;
import static io.barograph.core.signal.Outcome.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.sequence.Tally;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the lines of one turn become one retry sequence, and how it ends. */
class SequenceTimelineTest {
  private final Timeline timeline = Timeline.ofSequences();

  @Test
  void noticesAndALastLineAreOneFailedSequence() {
    timeline.at("00:00").line("alice", streamError(1));
    timeline.at("00:01").line("alice", streamError(2));
    timeline.at("00:02").line("alice", REJECTED);
    timeline.at("00:35").expectNothing();
    timeline.at("00:36");
    RetrySequence sequence = latest();
    assertThat(sequence.verdict().startedAt()).isEqualTo(Timeline.START);
    assertThat(sequence.verdict().endedAt()).isEqualTo(Timeline.START.plusSeconds(2));
    assertThat(sequence.delays()).containsExactly(Duration.ofMillis(200), Duration.ofMillis(200));
    assertThat(sequence.limit()).isEqualTo(5);
    timeline.expect(rejected("alice", Reason.UNKNOWN, 2));
  }

  @Test
  void aFailureNeedsNoNoticeBeforeIt() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("01:00").expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void aTurnThatCompletesAfterANoticeRecovered() {
    timeline.at("00:00").line("alice", streamError(1));
    timeline.at("00:01").line("alice", COMPLETED);
    timeline.at("01:00").expect(sequence("alice", RECOVERED, REFRESH_REJECTED, 1));
  }

  @Test
  void aTurnThatCompletesWithoutTroubleIsNoSequence() {
    timeline.at("00:00").lines("alice", banner("0.66.0"), "user", "say hi", "codex", COMPLETED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void twoMinutesOfSilenceAfterTheLastDelayAbandonASequence() {
    timeline.at("00:00").line("alice", streamError(1));
    timeline.at("00:01").line("alice", streamError(2));
    timeline.at("02:31").expectNothing();
    timeline.at("02:32").expect(sequence("alice", ABANDONED, REFRESH_REJECTED, 2));
  }

  @Test
  void silenceAfterTheLastOfTheRetriesIsAFailure() {
    fiveNotices();
    timeline.at("03:00").expect(sequence("alice", FAILED, REFRESH_REJECTED, 5));
  }

  @Test
  void aNewRunSupersedesAnUnfinishedSequence() {
    timeline.at("00:00").line("alice", streamError(1));
    timeline.at("00:10").line("alice", banner("0.45.0"));
    timeline.at("01:00").expect(sequence("alice", SUPERSEDED, REFRESH_REJECTED, 1));
  }

  @Test
  void aNewRunAfterTheLastOfTheRetriesFollowsAFailure() {
    fiveNotices();
    timeline.at("00:10").line("alice", banner("0.45.0"));
    timeline.at("01:00").expect(sequence("alice", FAILED, REFRESH_REJECTED, 5));
  }

  @Test
  void aLastLineThatIsPrintedTwiceIsOneFailure() {
    timeline.at("00:00").lines("alice", REUSED, REUSED);
    timeline.at("00:02").line("alice", REUSED);
    timeline.at("01:00").expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void aSequenceClosesWhenItsRepeatsAreCounted() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("00:02").line("alice", REUSED);
    timeline.at("00:33").expectNothing();
    timeline.at("00:34");
    assertThat(latest().evidence()).containsOnly(entry("turn-failed", new Tally(2, 1)));
    timeline.expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void aLastLineSomeTimeLaterIsAnotherTurns() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("00:04").line("alice", REUSED);
    timeline
        .at("01:00")
        .expect(rejected("alice", Reason.REUSED, 0), rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void aNoticeThatIsRepeatedCountsOnce() {
    timeline.at("00:00").line("alice", reconnecting(1));
    timeline.at("00:01").line("alice", reconnecting(1));
    timeline.at("00:02").line("alice", REUSED);
    timeline.at("01:00");
    assertThat(latest().evidence()).containsEntry("retry-announced", new Tally(2, 1));
    timeline.expect(rejected("alice", Reason.REUSED, 1));
  }

  @Test
  void aCounterThatStartsOverAfterAFallbackGoesOn() {
    timeline.at("00:00").line("alice", banner("0.146.1"));
    for (int attempt = 2; attempt <= 5; attempt++) {
      timeline.at("00:0" + attempt).line("alice", errorReconnecting(attempt));
    }
    timeline.at("00:10").line("alice", FELL_BACK);
    for (int attempt = 1; attempt <= 5; attempt++) {
      timeline.at("00:1" + attempt).line("alice", errorReconnecting(attempt));
    }
    timeline.at("00:20").line("alice", REUSED);
    timeline.at("01:00").expect(rejected("alice", Reason.REUSED, 9));
  }

  @Test
  void theSameNumberAgainAfterAFallbackIsAnotherNotice() {
    timeline.at("00:00").line("alice", errorReconnecting(1));
    timeline.at("00:01").line("alice", FELL_BACK);
    timeline.at("00:02").line("alice", errorReconnecting(1));
    timeline.at("00:03").line("alice", REUSED);
    timeline.at("01:00").expect(rejected("alice", Reason.REUSED, 2));
  }

  @Test
  void aCounterOfJsonEventsMayStartOver() {
    timeline.at("00:00").line("alice", "{\"type\":\"turn.started\"}");
    timeline.at("00:01").line("alice", jsonReconnecting(4));
    timeline.at("00:02").line("alice", jsonReconnecting(5));
    timeline.at("00:03").line("alice", jsonReconnecting(1));
    timeline
        .at("00:04")
        .line(
            "alice",
            "{\"type\":\"turn.failed\",\"error\":{\"message\":\""
                + REUSED.substring("ERROR: ".length())
                + "\"}}");
    timeline.at("01:00").expect(rejected("alice", Reason.REUSED, 3));
  }

  @Test
  void aCounterThatStartsOverInAnUnframedStreamIsAnotherTurns() {
    timeline.at("00:00").line("alice", streamError(3));
    timeline.at("00:01").line("alice", streamError(1));
    timeline.at("00:02").line("alice", REJECTED);
    timeline
        .at("01:00")
        .expect(
            sequence("alice", SUPERSEDED, REFRESH_REJECTED, 1),
            rejected("alice", Reason.UNKNOWN, 1));
  }

  @Test
  void aCounterMayStartAtTwoAndHaveGaps() {
    timeline.at("00:00").line("alice", reconnecting(2));
    timeline.at("00:01").line("alice", reconnecting(5));
    timeline.at("03:00");
    assertThat(latest().lastAttempt()).isEqualTo(5);
    timeline.expect(sequence("alice", FAILED, UNKNOWN, 2));
  }

  @Test
  void sessionsOfOneHostDoNotMix() {
    timeline.at("00:00").line("alice", "laptop", "one", streamError(1));
    timeline.at("00:01").line("alice", "laptop", "two", streamError(1));
    timeline.at("00:02").line("alice", "laptop", "one", streamError(2));
    timeline.at("00:03").line("alice", "laptop", "two", COMPLETED);
    timeline.at("00:04").line("alice", "laptop", "one", REJECTED);
    timeline
        .at("01:00")
        .expect(
            sequence("alice", RECOVERED, REFRESH_REJECTED, 1),
            rejected("alice", Reason.UNKNOWN, 2));
  }

  @Test
  void withoutANamedSessionHostsDoNotMix() {
    timeline.at("00:00").line("alice", "laptop", streamError(1));
    timeline.at("00:01").line("alice", "desktop", COMPLETED);
    timeline.at("00:02").line("alice", "laptop", REJECTED);
    timeline.at("01:00").expect(rejected("alice", Reason.UNKNOWN, 1));
  }

  @Test
  void theSessionThatTheRunPrintsNamesTheSequence() {
    timeline.at("00:00").lines("alice", banner("0.66.0"), "session id: 0199-abc", REUSED);
    timeline.at("01:00");
    assertThat(latest().verdict().session()).isEqualTo(new SessionId("0199-abc"));
    assertThat(latest().version()).isEqualTo("0.66.0");
  }

  @Test
  void theSessionThatTheShipperNamesGoesBeforeThePrintedOne() {
    timeline.at("00:00").line("alice", "laptop", "shipped", "session id: 0199-abc");
    timeline.at("00:01").line("alice", "laptop", "shipped", REUSED);
    timeline.at("01:00");
    assertThat(latest().verdict().session()).isEqualTo(new SessionId("shipped"));
  }

  @Test
  void aBodyOverEightLinesGivesTheReason() {
    timeline
        .at("00:00")
        .lines(
            "alice",
            REJECTED + ": {",
            "  \"error\": {",
            "    \"message\": \"Your refresh token has expired.\",",
            "    \"type\": \"invalid_request_error\",",
            "    \"param\": null,",
            "    \"code\": \"refresh_token_expired\"",
            "  }",
            "}");
    timeline.at("01:00").expect(rejected("alice", Reason.EXPIRED, 0));
  }

  @Test
  void aCodeWithoutARejectionBeforeItTellsNothing() {
    timeline.at("00:00").line("alice", "    \"code\": \"refresh_token_expired\"");
    timeline.at("00:10").line("alice", REJECTED);
    timeline.at("00:14").line("alice", "    \"code\": \"refresh_token_expired\"");
    timeline.at("01:00").expect(rejected("alice", Reason.UNKNOWN, 0));
  }

  @Test
  void aNoticeOverSeveralLinesIsOneNotice() {
    timeline
        .at("00:00")
        .lines(
            "alice",
            "stream error: unexpected status 503 Service Unavailable: {",
            "  \"detail\": \"try later\"",
            "}; retrying 1/5 in 200ms…");
    timeline.at("03:00").expect(sequence("alice", ABANDONED, SERVER_ERROR, 1));
  }

  @Test
  void theTailOfANoticeAloneIsNothing() {
    timeline.at("00:00").line("alice", "}; retrying 1/5 in 200ms…");
    timeline.at("02:00:00").expectNothing();
  }

  private void fiveNotices() {
    for (int attempt = 1; attempt <= 5; attempt++) {
      timeline.at("00:0" + attempt).line("alice", streamError(attempt));
    }
  }

  private RetrySequence latest() {
    return ((Finding.SequenceClosed) timeline.latest()).sequence();
  }

  private static String jsonReconnecting(int attempt) {
    return "{\"type\":\"error\",\"message\":\"" + reconnecting(attempt) + "\"}";
  }
}
