package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.advised;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.SIGNED_IN;
import static io.barograph.core.remediation.Rung.CHECK_API_KEY;
import static io.barograph.core.remediation.Rung.HAND_OVER;
import static io.barograph.core.remediation.Rung.RESET_LOCAL_STATE;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.remediation.Remediation;
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
  void aStormOpensWithTheLowestRung() {
    advisedAt0400();
  }

  @Test
  void adviceTellsWhyWhatWasSeenAndWhenItExpires() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("04:00").line("alice", REUSED);
    timeline.at("05:00");
    Remediation advice = ((Finding.RemediationAdvised) timeline.latest()).remediation();
    assertThat(advice.why()).contains("already used");
    assertThat(advice.evidence()).first().asString().contains("3 turns failed");
    assertThat(advice.advisedAt()).isEqualTo(Timeline.START.plus(Duration.ofMinutes(4)));
    assertThat(advice.expiresAt())
        .isEqualTo(advice.advisedAt().plus(Policies.DEFAULT.remediation().expiry()));
  }

  @Test
  void aFailureSoonAfterTheAdviceIsNoReasonToClimb() {
    advisedAt0400();
    timeline.at("06:00").line("alice", REUSED);
    timeline.at("18:59").line("alice", REUSED);
    timeline.at("20:00").expectNothing();
  }

  @Test
  void aFailureAfterTheRungsTimeClimbs() {
    advisedAt0400();
    timeline.at("19:00").line("alice", REUSED);
    timeline.at("20:00").expect(advised("alice", RESET_LOCAL_STATE));
  }

  @Test
  void timeAloneDoesNotClimb() {
    advisedAt0400();
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aFailureAfterASignInClimbsAtOnce() {
    advisedAt0400();
    timeline.at("05:00").line("alice", SIGNED_IN);
    timeline.at("06:00").expectNothing();
    timeline.at("07:00").line("alice", REUSED);
    timeline.at("08:00").expect(advised("alice", RESET_LOCAL_STATE));
  }

  @Test
  void aSignInBeforeTheAdviceSaysNothingOfIt() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("03:00").line("alice", SIGNED_IN);
    timeline.at("04:00").line("alice", REUSED);
    timeline.at("05:00").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.at("06:00").line("alice", REUSED);
    timeline.at("07:00").expectNothing();
  }

  @Test
  void aTurnThatBeganBeforeTheSignInSaysNothingOfIt() {
    advisedAt0400();
    timeline.at("05:00").line("alice", Spoken.streamError(1));
    timeline.at("05:01").line("alice", "laptop", SIGNED_IN);
    timeline.at("05:02").line("alice", Spoken.REJECTED);
    timeline.at("06:00").expectNothing();
  }

  @Test
  void theLadderHasFourRungsAndNoneIsAdvisedTwice() {
    advisedAt0400();
    timeline.at("19:00").line("alice", REUSED);
    timeline.at("20:00").expect(advised("alice", RESET_LOCAL_STATE));
    timeline.at("21:00").line("alice", REUSED);
    timeline.at("22:00").expectNothing();
    timeline.at("34:00").line("alice", REUSED);
    timeline.at("35:00").expect(advised("alice", CHECK_API_KEY));
    timeline.at("49:00").line("alice", REUSED);
    timeline.at("50:00").expect(advised("alice", HAND_OVER));
    timeline.at("01:05:00").line("alice", REUSED);
    timeline.at("01:25:00").line("alice", REUSED);
    timeline.at("03:00:00").expectNothing();
  }

  @Test
  void aNewStormBeginsAtTheLowestRungAgain() {
    advisedAt0400();
    timeline.at("19:00").line("alice", REUSED);
    timeline.at("20:00").expect(advised("alice", RESET_LOCAL_STATE));
    timeline.at("21:00").line("alice", COMPLETED);
    timeline.at("22:00").line("alice", REUSED);
    timeline.at("23:00").line("alice", REUSED);
    timeline.at("24:00").line("alice", REUSED);
    timeline.at("25:00").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aCliWithoutLocalStateAndKeyIsHandedOverNext() {
    String plain = "alice/" + Engines.PLAIN_CLI;
    timeline.at("00:00").line(plain, REUSED);
    timeline.at("02:00").line(plain, REUSED);
    timeline.at("04:00").line(plain, REUSED);
    timeline.at("05:00").expect(advised(plain, SIGN_IN_AGAIN));
    timeline.at("19:00").line(plain, REUSED);
    timeline.at("20:00").expect(advised(plain, HAND_OVER));
    timeline.at("34:00").line(plain, REUSED);
    timeline.at("02:00:00").expectNothing();
  }

  @Test
  void aSignInToOneCliSaysNothingOfAnother() {
    advisedAt0400();
    timeline.at("05:00").line("alice/" + Engines.PLAIN_CLI, SIGNED_IN);
    timeline.at("07:00").line("alice", REUSED);
    timeline.at("08:00").expectNothing();
  }

  @Test
  void adviceHoldsTheCommandsOfItsCli() {
    String plain = "alice/" + Engines.PLAIN_CLI;
    for (String minute : List.of("00:00", "02:00", "04:00")) {
      timeline.at(minute).line("alice", REUSED).line(plain, REUSED);
    }
    timeline.at("05:00").expect(advised("alice", SIGN_IN_AGAIN), advised(plain, SIGN_IN_AGAIN));
    timeline.at("19:00").line("alice", REUSED).line(plain, REUSED);
    timeline.at("20:00");
    Remediation advice = ((Finding.RemediationAdvised) timeline.latest()).remediation();
    assertThat(advice.commands().linux()).isEqualTo("plain status");
    timeline.expect(advised("alice", RESET_LOCAL_STATE), advised(plain, HAND_OVER));
  }

  private void advisedAt0400() {
    timeline.at("00:00").line("alice", REUSED);
    timeline.at("02:00").line("alice", REUSED);
    timeline.at("04:00").line("alice", REUSED);
    timeline.at("04:40").expect(advised("alice", SIGN_IN_AGAIN));
  }
}
