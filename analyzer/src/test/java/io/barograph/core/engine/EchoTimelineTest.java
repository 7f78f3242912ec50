package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.rejected;
import static io.barograph.core.engine.Expectation.sequence;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REJECTED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.banner;
import static io.barograph.core.engine.Spoken.errorReconnecting;
import static io.barograph.core.engine.Spoken.reconnecting;
import static io.barograph.core.engine.Spoken.streamError;
import static io.barograph.core.signal.Cause.UNKNOWN;
import static io.barograph.core.signal.Outcome.FAILED;
import static io.barograph.core.signal.Outcome.RECOVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Reason;
import org.junit.jupiter.api.Test;

/** Log text that somebody pastes into a prompt, or that a command prints, is no event. */
class EchoTimelineTest {
  private static final String TOOL_TITLE = "bash -lc 'cat old.log' succeeded in 20ms:";

  private final Timeline timeline = Timeline.ofSequences();

  @Test
  void pastedNoticesOfAnotherEraAreNothing() {
    timeline
        .at("00:00")
        .lines("alice", banner("0.146.1"), "user", streamError(1), streamError(2), streamError(3));
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void noticesOfTheRunsOwnEraAreNot() {
    timeline.at("00:00").lines("alice", banner("0.146.1"), "user", "say hi");
    timeline.at("00:05").line("alice", errorReconnecting(5));
    timeline.at("05:00").expect(sequence("alice", FAILED, UNKNOWN, 1));
  }

  @Test
  void aPastedLastLineThatAnAnswerFollowsIsNothing() {
    timeline.at("00:00").lines("alice", banner("0.66.0"), "user", "what is this?", REUSED);
    timeline.at("00:08").lines("alice", "codex", "Your token was used twice.", COMPLETED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aPastedLogWithNoticesThatAnAnswerFollowsIsNothing() {
    timeline
        .at("00:00")
        .lines("alice", banner("0.66.0"), "user", reconnecting(1), reconnecting(2), REUSED);
    timeline.at("00:08").lines("alice", "codex", "I see.", COMPLETED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aLastLineRightAfterThePromptThatNothingFollowsIsAFailure() {
    timeline.at("00:00").lines("alice", banner("0.45.0"), "user", "say hi");
    timeline.at("00:01").line("alice", streamError(1));
    timeline.at("00:02").line("alice", REJECTED);
    timeline.at("01:02").expectNothing();
    timeline.at("01:03").expect(rejected("alice", Reason.UNKNOWN, 1));
  }

  @Test
  void aNewRunProvesALastLineReal() {
    timeline.at("00:00").lines("alice", banner("0.66.0"), "user", "say hi");
    timeline.at("00:01").line("alice", REUSED);
    timeline.at("00:10").line("alice", banner("0.66.0"));
    timeline.at("00:41").expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void aRealFailureAfterAPastedOneCountsOnce() {
    timeline.at("00:00").lines("alice", banner("0.66.0"), "user", "what is this?", REUSED);
    timeline.at("00:01").line("alice", "mcp startup: no servers");
    timeline.at("00:02").line("alice", reconnecting(1));
    timeline.at("00:03").line("alice", REUSED);
    timeline.at("01:00").expect(rejected("alice", Reason.REUSED, 1));
  }

  @Test
  void whatACommandPrintsIsNothing() {
    timeline.at("00:00").lines("alice", banner("0.66.0"), "user", "look at the log", "exec");
    timeline.at("00:05").lines("alice", TOOL_TITLE, reconnecting(1), reconnecting(2), REUSED);
    timeline.at("00:09").lines("alice", "codex", "The token is dead.", COMPLETED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void whatACommandPrintsDoesNotEndRealTrouble() {
    timeline.at("00:00").lines("alice", banner("0.66.0"), "user", "build it", "codex");
    timeline.at("00:01").line("alice", reconnecting(1));
    timeline.at("00:05").lines("alice", TOOL_TITLE, "ERROR: compilation failed");
    timeline.at("00:09").lines("alice", "codex", "It does not compile.", COMPLETED);
    timeline.at("01:00").expect(sequence("alice", RECOVERED, UNKNOWN, 1));
  }

  @Test
  void anOldRecordThatACommandPrintsIsCountedAsLateAndChangesNothing() {
    Timeline everything = Timeline.ofEverything();
    everything.at("00:00").lines("alice", banner("0.90.0"), "user", "look at the log", "exec");
    everything
        .at("01:00")
        .lines(
            "alice",
            TOOL_TITLE,
            "2025-12-31T22:00:00.000000Z ERROR codex_core::auth: Failed to refresh token: 401"
                + " Unauthorized: ");
    assertThat(everything.latest()).isInstanceOf(Finding.SignalDelayed.class);
    everything.expect(new Expectation("late", Finding.SignalDelayed.class::isInstance));
    everything.at("01:05").lines("alice", "codex", "That was hours ago.", COMPLETED);
    everything.at("02:00:00").expectNothing();
  }
}
