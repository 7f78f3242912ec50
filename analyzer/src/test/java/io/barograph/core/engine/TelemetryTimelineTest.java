package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.rejected;
import static io.barograph.core.engine.Expectation.sequence;
import static io.barograph.core.engine.Expectation.stormOpened;
import static io.barograph.core.engine.Expectation.stormRecovered;
import static io.barograph.core.engine.Spoken.ANSWERED;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.GIVEN_UP;
import static io.barograph.core.engine.Spoken.PROMPTS;
import static io.barograph.core.engine.Spoken.RECOVERED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.STARTS;
import static io.barograph.core.engine.Spoken.TRACED;
import static io.barograph.core.engine.Spoken.banner;
import static io.barograph.core.engine.Spoken.errorReconnecting;
import static io.barograph.core.engine.Spoken.sessionId;
import static io.barograph.core.signal.Cause.REFRESH_REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the CLI sends by OpenTelemetry, beside its stderr and without it. */
class TelemetryTimelineTest {
  private static final String LAPTOP = "alice-laptop";
  private static final String NOWHERE = HostId.UNKNOWN.value();

  private final Timeline timeline = Timeline.ofSequences();

  @Test
  void aFailureOnStderrAndInTelemetryIsOneAndConfirmed() {
    run("00:00", "c1");
    timeline.at("00:02").line("alice", TRACED).event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.line("alice", REUSED).line("alice", REUSED);
    timeline.at("05:00");
    assertConfirmed();
    timeline.expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void telemetryMayComeBeforeTheRunNamesItself() {
    timeline.at("00:00").event("alice", LAPTOP, "c1", STARTS).event("alice", LAPTOP, "c1", PROMPTS);
    timeline.at("00:01").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("00:04").lines("alice", banner("0.146.1"), sessionId("c1"));
    timeline.at("00:06").line("alice", REUSED).line("alice", REUSED);
    timeline.at("05:00");
    assertConfirmed();
    timeline.expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void telemetryMayComeAfterTheLastLine() {
    run("00:00", "c1");
    timeline.at("00:02").line("alice", REUSED);
    timeline.at("00:12").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("05:00").expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void telemetryOfARunMayComeWhenTheNextHasBegun() {
    run("00:00", "c1");
    timeline.at("00:02").line("alice", REUSED);
    run("00:03", "c2");
    timeline.event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("00:05").line("alice", COMPLETED);
    timeline.at("05:00").expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void theHostOfTelemetryNeedNotBeKnown() {
    run("00:00", "c1");
    timeline.at("00:02").event("alice", NOWHERE, "c1", GIVEN_UP).line("alice", REUSED);
    timeline.at("05:00");
    assertConfirmed();
    assertThat(latest().verdict().host()).isEqualTo(new HostId(LAPTOP));
    timeline.expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void aStreamThatNamesNoSessionIsJoinedWhereItIsTheOnlyOne() {
    timeline.at("00:00").line("alice", banner("0.43.0"));
    timeline.at("00:02").event("alice", NOWHERE, "c1", GIVEN_UP).line("alice", REUSED);
    timeline.at("05:00");
    assertConfirmed();
    timeline.expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void aStreamMayShowItsFirstLineAfterTelemetryToldTheFailure() {
    timeline.at("00:00").event("alice", LAPTOP, "c1", STARTS).event("alice", LAPTOP, "c1", PROMPTS);
    timeline.at("00:02").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("00:03").line("alice", REUSED);
    timeline.at("05:00");
    assertConfirmed();
    timeline.expect(rejected("alice", Reason.REUSED, 0));
  }

  @Test
  void ofTwoStreamsThatNameNoSessionNoneIsMeant() {
    timeline.at("00:00").line("alice", "laptop", banner("0.43.0"));
    timeline.line("alice", "desktop", banner("0.43.0"));
    timeline.at("00:02").event("alice", NOWHERE, "c1", GIVEN_UP);
    timeline.at("05:00").expect(rejected("alice", Reason.UNKNOWN, 0));
  }

  @Test
  void aStreamThatHasLongBeenSilentIsNotMeant() {
    timeline.at("00:00").line("alice", COMPLETED);
    timeline.at("02:01").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("05:00");
    assertThat(latest().verdict().session().value()).isEqualTo("c1");
    timeline.expect(rejected("alice", Reason.UNKNOWN, 0));
  }

  @Test
  void twoConversationsThatFailAreTwoFailures() {
    run("00:00", "c1");
    timeline.at("00:02").event("alice", LAPTOP, "c1", GIVEN_UP).line("alice", REUSED);
    timeline.event("alice", "desktop", "c2", GIVEN_UP);
    timeline
        .at("05:00")
        .expect(rejected("alice", Reason.REUSED, 0), rejected("alice", Reason.UNKNOWN, 0));
  }

  @Test
  void twoTurnsOfOneConversationAreTwoFailures() {
    turn("00:00", GIVEN_UP);
    turn("00:20", GIVEN_UP);
    timeline
        .at("05:00")
        .expect(rejected("alice", Reason.UNKNOWN, 0), rejected("alice", Reason.UNKNOWN, 0));
  }

  @Test
  void aConnectionPreparedInVainIsNoFailureOfItsOwn() {
    timeline.at("00:00").event("alice", LAPTOP, "c1", STARTS);
    timeline.at("00:01").event("alice", LAPTOP, "c1", GIVEN_UP);
    turn("00:10", GIVEN_UP);
    timeline.at("05:00").expect(rejected("alice", Reason.UNKNOWN, 0));
  }

  @Test
  void aConnectionPreparedDuringTheTurnIsNoFailureOfItsOwn() {
    turn("00:00", GIVEN_UP);
    timeline.at("00:09").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("05:00").expect(rejected("alice", Reason.UNKNOWN, 0));
  }

  @Test
  void whoNeverAskedAnythingHasFailedAtNothing() {
    timeline.at("00:00").event("alice", LAPTOP, "c1", STARTS);
    timeline.at("00:01").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("05:00").expect(sequence("alice", Outcome.ABANDONED, REFRESH_REJECTED, 0));
  }

  @Test
  void aTurnThatCompletesAllTheSameHasRecovered() {
    run("00:00", "c1");
    timeline.at("00:02").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("00:06").line("alice", COMPLETED);
    timeline.at("05:00").expect(sequence("alice", Outcome.RECOVERED, REFRESH_REJECTED, 0));
  }

  @Test
  void aTurnThatIsRetriedAllTheSameGoesOn() {
    run("00:00", "c1");
    timeline.at("00:02").event("alice", LAPTOP, "c1", GIVEN_UP);
    timeline.at("00:03").line("alice", errorReconnecting(2));
    timeline.at("00:05").line("alice", REUSED);
    timeline.at("05:00");
    assertConfirmed();
    timeline.expect(rejected("alice", Reason.REUSED, 1));
  }

  @Test
  void aRejectionThatTheRunRecoversFromIsNoFailure() {
    run("00:00", "c1");
    timeline.at("00:02").lines("alice", TRACED, TRACED).event("alice", LAPTOP, "c1", RECOVERED);
    timeline.at("00:04").event("alice", LAPTOP, "c1", ANSWERED);
    timeline.at("00:05").line("alice", COMPLETED);
    timeline.at("05:00").expect(sequence("alice", Outcome.RECOVERED, REFRESH_REJECTED, 0));
  }

  @Test
  void anAnswerInTheMiddleOfATurnDoesNotMakeAToolsOutputTheClisOwn() {
    run("00:00", "c1");
    timeline.at("00:02").line("alice", "exec").event("alice", LAPTOP, "c1", ANSWERED);
    timeline.at("00:03").lines("alice", REUSED, "codex");
    timeline.at("05:00").expectNothing();
  }

  @Test
  void telemetryAloneMakesAStormAndCalmsIt() {
    Timeline storms = Timeline.ofStorms();
    for (int run = 0; run < 3; run++) {
      storms.at("0" + run + ":00").event("alice", LAPTOP, "c" + run, STARTS);
      storms.event("alice", LAPTOP, "c" + run, PROMPTS);
      storms.at("0" + run + ":02").event("alice", LAPTOP, "c" + run, GIVEN_UP);
    }
    storms.at("04:00").expect(stormOpened("alice"));
    storms.at("05:00").event("alice", LAPTOP, "c9", ANSWERED);
    storms.at("06:00").expect(stormRecovered("alice"));
  }

  @Test
  void aStormSeenTwiceIsOneAndCountsEachFailureOnce() {
    Timeline storms = Timeline.ofStorms();
    for (int run = 0; run < 3; run++) {
      storms.expectNothing();
      storms.at("0" + run + ":00").event("alice", LAPTOP, "c" + run, STARTS);
      storms.lines("alice", banner("0.146.1"), sessionId("c" + run));
      storms.event("alice", LAPTOP, "c" + run, PROMPTS);
      storms.at("0" + run + ":02").event("alice", LAPTOP, "c" + run, GIVEN_UP);
      storms.line("alice", REUSED);
    }
    storms.at("02:40");
    assertThat(((Finding.StormChanged) storms.latest()).storm().storm().failedSequences())
        .isEqualTo(3);
    storms.expect(stormOpened("alice"));
    storms.at("05:00").event("alice", NOWHERE, "c2", ANSWERED);
    storms.at("06:00").expect(stormRecovered("alice"));
  }

  private void run(String at, String conversation) {
    timeline.at(at).event("alice", LAPTOP, conversation, STARTS);
    timeline.lines("alice", banner("0.146.1"), sessionId(conversation));
    timeline.event("alice", LAPTOP, conversation, PROMPTS);
  }

  private void turn(String at, Map<String, String> end) {
    timeline.at(at).event("alice", LAPTOP, "c1", PROMPTS).event("alice", LAPTOP, "c1", end);
  }

  private void assertConfirmed() {
    assertThat(latest().seenIn()).containsExactly(Origin.STDERR, Origin.TELEMETRY);
    assertThat(latest().account()).isEqualTo(Timeline.ACCOUNT);
  }

  private RetrySequence latest() {
    return ((Finding.SequenceClosed) timeline.latest()).sequence();
  }
}
