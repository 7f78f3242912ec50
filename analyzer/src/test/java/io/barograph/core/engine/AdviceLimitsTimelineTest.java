package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.advised;
import static io.barograph.core.engine.Expectation.withdrawn;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.remediation.Rung.HAND_OVER;
import static io.barograph.core.remediation.Rung.RESET_LOCAL_STATE;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static io.barograph.core.remediation.Withdrawal.Because.RECOVERED;

import io.barograph.core.remediation.RemediationPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much may be said to one user, and how soon after another. */
class AdviceLimitsTimelineTest {
  @Test
  void aNewStormWaitsUntilTheLadderHasCooledDown() {
    Timeline timeline = Timeline.ofAdvice();
    storm(timeline, 0);
    timeline.at("05:01").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.at("05:05").line("alice", COMPLETED);
    timeline.at("06:06").expect(withdrawn("alice", SIGN_IN_AGAIN, RECOVERED));
    storm(timeline, 7);
    timeline.at("12:00").expectNothing();
    timeline.at("12:01").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void adviceThatIsDueMuchLaterNeedsNoCoolDown() {
    Timeline timeline = Timeline.ofAdvice();
    storm(timeline, 0);
    timeline.at("05:01").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.at("05:05").line("alice", COMPLETED);
    storm(timeline, 10);
    timeline.at("15:00").expect(withdrawn("alice", SIGN_IN_AGAIN, RECOVERED));
    timeline.at("15:01").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void aStormThatHadItsPiecesOfAdviceIsHandedOverOnceAndThenLeftAlone() {
    Timeline timeline = by(2, 6);
    storm(timeline, 0);
    timeline.at("06:00").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.at("20:00").line("alice", REVOKED);
    timeline.at("22:00").expect(advised("alice", RESET_LOCAL_STATE));
    timeline.at("37:00").line("alice", REVOKED);
    timeline.at("39:00").expect(advised("alice", HAND_OVER));
    timeline.at("54:00").line("alice", REVOKED);
    timeline.at("01:20:00").line("alice", REVOKED);
    timeline.at("03:00:00").expectNothing();
  }

  @Test
  void aLoginThatHadItsPiecesForTheDayIsHandedOverOnceAndBeginsAnewTheNextDay() {
    Timeline timeline = by(4, 2);
    storm(timeline, 0);
    timeline.at("06:00").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.at("06:30").line("alice", COMPLETED);
    storm(timeline, 20);
    timeline
        .at("26:00")
        .expect(withdrawn("alice", SIGN_IN_AGAIN, RECOVERED), advised("alice", SIGN_IN_AGAIN));
    timeline.at("27:00").line("alice", COMPLETED);
    storm(timeline, 40);
    timeline
        .at("46:00")
        .expect(withdrawn("alice", SIGN_IN_AGAIN, RECOVERED), advised("alice", HAND_OVER));
    timeline.at("47:00").line("alice", COMPLETED);
    timeline.at("49:00").expect(withdrawn("alice", HAND_OVER, RECOVERED));
    storm(timeline, 60);
    timeline.at("03:00:00").expectNothing();
    storm(timeline, 60 * 25);
    timeline.at("25:06:00").expect(advised("alice", SIGN_IN_AGAIN));
  }

  @Test
  void adviceOfOneLoginLeavesTheOthersTheirs() {
    Timeline timeline = by(1, 1);
    storm(timeline, 0);
    timeline.at("06:00").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.at("10:00").line("bob", REVOKED).line("alice/" + Engines.PLAIN_CLI, REVOKED);
    timeline.at("11:00").line("bob", REVOKED).line("alice/" + Engines.PLAIN_CLI, REVOKED);
    timeline.at("12:00").line("bob", REVOKED).line("alice/" + Engines.PLAIN_CLI, REVOKED);
    timeline
        .at("16:00")
        .expect(
            advised("alice/" + Engines.PLAIN_CLI, SIGN_IN_AGAIN), advised("bob", SIGN_IN_AGAIN));
  }

  private static Timeline by(int mostPerStorm, int mostPerDay) {
    Policies policies = Policies.DEFAULT;
    RemediationPolicy few =
        new RemediationPolicy(
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            mostPerStorm,
            mostPerDay);
    return Timeline.by(
        Engines.by(
            new Policies(
                policies.sequence(), policies.storm(), policies.fleet(), policies.scope(), few)),
        Finding.RemediationAdvised.class,
        Finding.RemediationWithdrawn.class);
  }

  /** Three failures within two minutes. */
  private static void storm(Timeline timeline, int minute) {
    for (int i = 0; i < 3; i++) {
      timeline.at((minute + i) + ":00").line("alice", REVOKED);
    }
  }
}
