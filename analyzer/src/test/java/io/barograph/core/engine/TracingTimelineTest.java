package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.rejected;
import static io.barograph.core.engine.Expectation.sequence;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.TRACED;
import static io.barograph.core.engine.Spoken.banner;
import static io.barograph.core.signal.Cause.API_UNAUTHORIZED;
import static io.barograph.core.signal.Cause.REFRESH_REJECTED;
import static io.barograph.core.signal.Outcome.ABANDONED;
import static io.barograph.core.signal.Outcome.FAILED;
import static io.barograph.core.signal.Outcome.RECOVERED;
import static io.barograph.core.signal.Outcome.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the CLI's tracing records tell of a turn, and what only looks as if it told something. */
class TracingTimelineTest {
  private final Timeline timeline = Timeline.ofSequences();

  @Test
  void recordsBeforeTheBannerBelongToTheRun() {
    timeline.at("00:00").lines("alice", TRACED, TRACED);
    timeline.at("00:02").line("alice", banner("0.90.0"));
    timeline.at("00:03").line("alice", REUSED);
    timeline.at("01:00");
    assertThat(latest().verdict().startedAt()).isBefore(Timeline.START.plusSeconds(1));
    timeline.expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void recordsLongBeforeTheBannerBelongToAnotherRun() {
    timeline.at("00:00").lines("alice", TRACED, TRACED);
    timeline.at("00:40").line("alice", banner("0.90.0"));
    timeline.at("00:41").line("alice", REUSED);
    timeline
        .at("02:00")
        .expect(
            sequence("alice", SUPERSEDED, REFRESH_REJECTED, 0),
            rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void recordsAfterTheLastLineAreAbsorbed() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("00:01").lines("alice", TRACED, TRACED, TRACED);
    timeline.at("05:00").expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void recordsAloneAreNoFailure() {
    timeline.at("00:00").lines("alice", TRACED, TRACED, TRACED);
    timeline.at("05:00").expect(sequence("alice", ABANDONED, REFRESH_REJECTED, 0));
  }

  @Test
  void recordsOfARunThatCompletesAreARecovery() {
    timeline.at("00:00").lines("alice", TRACED, TRACED);
    timeline.at("00:02").line("alice", COMPLETED);
    timeline.at("05:00").expect(sequence("alice", RECOVERED, REFRESH_REJECTED, 0));
  }

  @Test
  void unauthorizedAtTheEndIsTheRefreshWhereRecordsShowOne() {
    timeline.at("00:00").line("alice", TRACED);
    timeline.at("00:01").line("alice", "ERROR: workspace routing discovery unauthorized (401)");
    timeline.at("01:00").expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void unauthorizedAtTheEndWithoutRecordsIsTheModelEndpoint() {
    timeline.at("00:00").line("alice", "ERROR: workspace routing discovery unauthorized (401)");
    timeline.at("01:00").expect(sequence("alice", FAILED, API_UNAUTHORIZED, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{now} ERROR codex_models_manager::manager: failed to refresh available models: unexpected"
            + " status 401 Unauthorized",
        "{now} ERROR codex_rmcp_client: failed to refresh OAuth tokens for server x: 401",
        "{now} ERROR codex_api::endpoint::responses_websocket: failed to connect to websocket: HTTP"
            + " error: 401 Unauthorized",
        "Token exchange failed: token endpoint returned status 401 Unauthorized",
        "Not logged in",
        "Logged in using ChatGPT",
        "Your access token could not be refreshed because your refresh token was already used.",
        "401 Unauthorized"
      })
  void whatOnlyLooksLikeARejectedRefreshIsNothing(String line) {
    timeline.at("00:00").lines("alice", banner("0.146.1"), line);
    timeline.at("00:10").line("alice", COMPLETED);
    timeline.at("02:00:00").expectNothing();
  }

  private RetrySequence latest() {
    return ((Finding.SequenceClosed) timeline.latest()).sequence();
  }
}
