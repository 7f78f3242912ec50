package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.advised;
import static io.barograph.core.engine.Expectation.withdrawn;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.NO_REASON;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.SIGNED_IN;
import static io.barograph.core.remediation.Rung.CHECK_API_KEY;
import static io.barograph.core.remediation.Rung.HAND_OVER;
import static io.barograph.core.remediation.Rung.RESET_LOCAL_STATE;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static io.barograph.core.remediation.Withdrawal.Because.RECOVERED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.signal.Commands;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which advice a storm gets, and what makes the ladder climb. */
class LadderTimelineTest {
  private final Timeline timeline = Timeline.ofAdvice();

  @Test
  void noStormGetsNoAdvice() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aStormThatHasSettledGetsTheLowestRung() {
    stormAt0400();
    timeline.at("07:00").expectNothing();
    timeline.at("07:01").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aStormThatCalmsWhileItSettlesGetsNone() {
    stormAt0400();
    timeline.at("05:30").line("alice", COMPLETED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void adviceTellsWhyWhatWasSeenAndWhenItExpires() {
    stormAt0400();
    timeline.at("08:00");
    Remediation advice = ((Finding.RemediationAdvised) timeline.latest()).remediation();
    assertThat(advice.why()).contains("already used").endsWith("Sign in again.");
    assertThat(advice.evidence()).first().asString().contains("3 turns failed");
    assertThat(advice.advisedAt()).isEqualTo(Timeline.START.plus(Duration.ofMinutes(6)));
    assertThat(advice.expiresAt())
        .isEqualTo(advice.advisedAt().plus(Policies.DEFAULT.remediation().expiry()));
  }

  @Test
  void aFailureSoonAfterTheAdviceIsNoReasonToClimb() {
    advisedAt0600();
    timeline.at("10:00").line("alice", REUSED);
    timeline.at("20:59").line("alice", REUSED);
    timeline.at("23:00").expectNothing();
  }

  @Test
  void aFailureAfterTheRungsTimeClimbs() {
    advisedAt0600();
    timeline.at("21:00").line("alice", REUSED);
    timeline.at("23:00").expect(advised("alice", RESET_LOCAL_STATE));
  }

  @Test
  void whoSignedInUnaskedAndFailedAgainHasTriedTheLowestRung() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("01:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", SIGNED_IN);
    timeline.at("03:00").line("alice", REUSED);
    timeline.at("08:00").expect(advised("alice", RESET_LOCAL_STATE));
  }

  @Test
  void aSignInWhileAStormSettlesCountsAsMuch() {
    stormAt0400();
    timeline.at("04:30").line("alice", SIGNED_IN);
    timeline.at("05:00").line("alice", REUSED);
    timeline.at("08:00").expect(advised("alice", RESET_LOCAL_STATE));
  }

  @Test
  void aSignInOnOneHostSaysNothingOfAFailureOnAnother() {
    timeline.at("00:00").line("alice", "laptop", NO_REASON);
    timeline.at("01:00").line("alice", "laptop", NO_REASON);
    timeline.at("02:00").line("alice", "desktop", SIGNED_IN);
    timeline.at("03:00").line("alice", "laptop", NO_REASON);
    timeline.at("08:00").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void timeAloneDoesNotClimb() {
    advisedAt0600();
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aFailureAfterASignInClimbsWhenTheLadderHasCooledDown() {
    advisedAt0600();
    timeline.at("08:00").line("alice", SIGNED_IN);
    timeline.at("09:10").expectNothing();
    timeline.at("09:15").line("alice", REUSED);
    timeline.at("12:00").expectNothing();
    timeline.at("12:01").expect(advised("alice", RESET_LOCAL_STATE));
  }

  @Test
  void whatShowedThatARungDidNotHelpStandsInTheNextOne() {
    advisedAt0600();
    timeline.at("08:00").line("alice", SIGNED_IN);
    timeline.at("12:00").line("alice", REUSED);
    timeline.at("14:00");
    Remediation advice = ((Finding.RemediationAdvised) timeline.latest()).remediation();
    assertThat(advice.why()).startsWith("A sign-in was seen at 2026-01-01T00:08:00Z");
    assertThat(advice.evidence()).first().asString().contains("sign_in_again");
  }

  @Test
  void aTurnThatBeganBeforeTheSignInSaysNothingOfIt() {
    advisedAt0600();
    timeline.at("15:00").line("alice", Spoken.streamError(1));
    timeline.at("15:01").line("alice", "laptop", SIGNED_IN);
    timeline.at("15:02").line("alice", Spoken.REJECTED);
    timeline.at("17:00").expectNothing();
  }

  @Test
  void theLadderHasFourRungsAndNoneIsAdvisedTwice() {
    advisedAt0600();
    timeline.at("22:00").line("alice", REUSED);
    timeline.at("24:00").expect(advised("alice", RESET_LOCAL_STATE));
    timeline.at("25:00").line("alice", REUSED);
    timeline.at("27:00").expectNothing();
    timeline.at("38:00").line("alice", REUSED);
    timeline.at("40:00").expect(advised("alice", CHECK_API_KEY));
    timeline.at("54:00").line("alice", REUSED);
    timeline.at("56:00").expect(advised("alice", HAND_OVER));
    timeline.at("01:10:00").line("alice", REUSED);
    timeline.at("01:30:00").line("alice", REUSED);
    timeline.at("03:00:00").expectNothing();
  }

  @Test
  void aNewStormBeginsAtTheLowestRungAgain() {
    advisedAt0600();
    timeline.at("22:00").line("alice", REUSED);
    timeline.at("24:00").expect(advised("alice", RESET_LOCAL_STATE));
    timeline.at("25:00").line("alice", COMPLETED);
    timeline.at("27:00").expect(withdrawn("alice", RESET_LOCAL_STATE, RECOVERED));
    timeline.at("28:00").line("alice", REUSED);
    timeline.at("29:00").line("alice", REUSED);
    timeline.at("30:00").line("alice", REUSED);
    timeline.at("34:00").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aCliWithoutLocalStateAndKeyIsHandedOverNext() {
    String plain = "alice/" + Engines.PLAIN_CLI;
    timeline.at("00:00").line(plain, REUSED);
    timeline.at("02:00").line(plain, REUSED);
    timeline.at("04:00").line(plain, REUSED);
    timeline.at("08:00").expect(advised(plain, SIGN_IN_AGAIN));
    timeline.at("22:00").line(plain, REUSED);
    timeline.at("24:00").expect(advised(plain, HAND_OVER));
    timeline.at("40:00").line(plain, REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aSignInToOneCliSaysNothingOfAnother() {
    advisedAt0600();
    timeline.at("08:00").line("alice/" + Engines.PLAIN_CLI, SIGNED_IN);
    timeline.at("12:00").line("alice", REUSED);
    timeline.at("14:00").expectNothing();
  }

  @Test
  void adviceHoldsTheCommandsOfItsCli() {
    String plain = "alice/" + Engines.PLAIN_CLI;
    for (String minute : List.of("00:00", "02:00", "04:00")) {
      timeline.at(minute).line("alice", REUSED).line(plain, REUSED);
    }
    timeline.at("08:00").expect(advised("alice", SIGN_IN_AGAIN), advised(plain, SIGN_IN_AGAIN));
    timeline.at("22:00").line("alice", REUSED).line(plain, REUSED);
    timeline.at("24:00");
    Remediation advice = ((Finding.RemediationAdvised) timeline.latest()).remediation();
    assertThat(requireNonNull(advice.commands()))
        .isEqualTo(new Commands("plain status", "plain status", "plain status"));
    timeline.expect(advised("alice", RESET_LOCAL_STATE), advised(plain, HAND_OVER));
  }

  private void stormAt0400() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("04:00").line("alice", REUSED);
  }

  private void advisedAt0600() {
    stormAt0400();
    timeline.at("07:04").expect(advised("alice", SIGN_IN_AGAIN));
  }
}
