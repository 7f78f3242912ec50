package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.judged;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.engine.Spoken.SIGNED_IN;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static io.barograph.core.remediation.Rung.WAIT;
import static io.barograph.core.remediation.Withdrawal.Result.DID_NOT_HELP;
import static io.barograph.core.remediation.Withdrawal.Result.UNKNOWN;
import static io.barograph.core.remediation.Withdrawal.Result.WORKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came of each piece of advice, as far as anything shows it. */
class WhatHelpedTimelineTest {
  private final Timeline timeline = Timeline.ofJudgements();

  @Test
  void aTurnThatCompletesSoonAfterTheAdviceShowsThatItWorked() {
    advisedAt0603();
    timeline.at("10:00").line("alice", COMPLETED);
    timeline.at("12:00");
    assertThat(((Finding.RemediationJudged) timeline.latest()).reason()).isEqualTo(Reason.REVOKED);
    timeline.expect(judged("alice", SIGN_IN_AGAIN, WORKED));
  }

  @Test
  void aTurnThatCompletesAfterASignInShowsThatItWorkedHoweverLate() {
    advisedAt0603();
    timeline.at("20:00").line("alice", REVOKED);
    timeline.at("30:00").line("alice", SIGNED_IN);
    timeline.at("31:00").line("alice", COMPLETED);
    timeline.at("33:00").expect(judged("alice", SIGN_IN_AGAIN, WORKED));
  }

  @Test
  void aTurnThatCompletesMuchLaterWithoutASignInShowsNothing() {
    advisedAt0603();
    timeline.at("30:00").line("alice", COMPLETED);
    timeline.at("32:00").expect(judged("alice", SIGN_IN_AGAIN, UNKNOWN));
  }

  @Test
  void silenceShowsNothingAndTakesNothingBack() {
    Timeline advice = Timeline.ofAdvice();
    for (String minute : List.of("00:00", "02:00", "04:00")) {
      advice.at(minute).line("alice", REVOKED);
    }
    advice.at("08:00").expect(Expectation.advised("alice", SIGN_IN_AGAIN));
    advice.at("02:00:00").expectNothing();

    advisedAt0603();
    timeline.at("02:00:00").expect(judged("alice", SIGN_IN_AGAIN, UNKNOWN));
  }

  @Test
  void aFailureAfterTheSignInShowsThatItDidNotHelp() {
    advisedAt0603();
    timeline.at("08:00").line("alice", SIGNED_IN);
    timeline.at("13:00").line("alice", REVOKED);
    timeline.at("15:00").expect(judged("alice", SIGN_IN_AGAIN, DID_NOT_HELP));
  }

  @Test
  void whatDidNotHelpAtOnceIsNotPraisedForWhatHelpedLater() {
    advisedAt0603();
    timeline.at("07:10").line("alice", SIGNED_IN);
    timeline.at("07:30").line("alice", REVOKED);
    timeline.at("09:00").line("alice", COMPLETED);
    timeline.at("12:00").expect(judged("alice", SIGN_IN_AGAIN, DID_NOT_HELP));
  }

  @Test
  void aScopeThatProvesItWrongShowsThatItDidNotHelp() {
    advisedAt0603(REUSED);
    timeline.at("08:00").line("alice", "desktop", REUSED);
    timeline.at("10:00").expect(judged("alice", SIGN_IN_AGAIN, DID_NOT_HELP));
  }

  @Test
  void anIncidentThatTakesItBackLeavesItUnknownAndWaitingWorksForWhoRecovers() {
    timeline.at("00:00").each(Timeline.users("other", 50), COMPLETED);
    advisedAt0603();
    List<String> victims = Timeline.users("victim", 6);
    timeline.at("10:00").each(victims, REVOKED);
    timeline.at("12:00").expect(judged("alice", SIGN_IN_AGAIN, UNKNOWN));
    timeline.at("15:00").line("alice", COMPLETED);
    timeline.at("17:00").expect(judged("alice", WAIT, WORKED));
  }

  private void advisedAt0603() {
    advisedAt0603(REVOKED);
  }

  private void advisedAt0603(String text) {
    for (String minute : List.of("00:00", "02:00", "04:00")) {
      timeline.at(minute).line("alice", text);
    }
    timeline.at("07:04").expectNothing();
  }
}
