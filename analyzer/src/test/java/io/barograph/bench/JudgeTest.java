package io.barograph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barograph.core.remediation.Rung;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.Scope;
import io.barograph.core.scope.Segment;
import io.barograph.embedded.fleet.Circle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private final Scene scene = new Scene().member("ann").member("bob").member("cyd");

  @Test
  void aStormThatWasFoundAndAdvisedWellIsRightInEverything() {
    Quality quality =
        scene
            .happens("ann", 10, 30, Scene.DEAD)
            .found("ann", 10)
            .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN)
            .judge();

    Ratio all = new Ratio(1, 1, 1);
    assertThat(quality.of(Measure.STORMS)).isEqualTo(all);
    assertThat(quality.of(Measure.SCOPE)).isEqualTo(all);
    assertThat(quality.of(Measure.CAUSE)).isEqualTo(all);
    assertThat(quality.of(Measure.ADVICE)).isEqualTo(all);
    assertThat(quality.of("dead_login", Measure.STORMS)).isEqualTo(all);
    assertThat(quality.of(Count.ADVICE)).isEqualTo(1);
    assertThat(quality.of(Count.FALSE_ADVICE)).isZero();
    assertThat(quality.misses()).isEmpty();
    assertThat(Target.of(quality)).allMatch(Target::passed);
  }

  @Test
  void aStormThatWasNotFoundCostsRecall() {
    Quality quality = scene.happens("ann", 10, 30, Scene.DEAD).judge();

    assertThat(quality.of(Measure.STORMS)).isEqualTo(new Ratio(0, 0, 1));
    assertThat(quality.of(Measure.STORMS).recall()).isZero();
    assertThat(quality.of(Measure.STORMS).precision()).isEqualTo(1);
    assertThat(quality.misses()).hasSize(1);
    assertThat(Target.of(quality)).anyMatch(target -> !target.passed());
  }

  @Test
  void aStormThatNobodyHadCostsPrecisionAndItsAdviceIsFalse() {
    Quality quality = scene.found("ann", 10).advised("ann", 10, 13, Rung.SIGN_IN_AGAIN).judge();

    assertThat(quality.of(Measure.STORMS)).isEqualTo(new Ratio(0, 1, 0));
    assertThat(quality.of(Measure.SCOPE)).isEqualTo(new Ratio(0, 1, 0));
    assertThat(quality.of(Count.FALSE_ADVICE)).isEqualTo(1);
    assertThat(quality.falseAdvicePerThousandUsersAndDay()).isCloseTo(333.3, within(0.1));
  }

  @Test
  void anotherStormOfTheUserIsNotTheSame() {
    Quality quality =
        scene.happens("ann", 10, 30, Scene.DEAD).found("ann", 11).found("bob", 10).judge();

    assertThat(quality.of(Measure.STORMS)).isEqualTo(new Ratio(0, 2, 1));
  }

  @Test
  void aSkewedClockMayMoveAStormByItsWayHere() {
    Quality quality = scene.happens("ann", 10, 30, Scene.DEAD).found("ann", 10.3).judge();

    assertThat(quality.of(Measure.STORMS)).isEqualTo(new Ratio(1, 1, 1));
  }

  @Test
  void aWrongScopeAndAWrongCauseAreCountedOnBothSides() {
    Quality quality =
        scene
            .happens("ann", 10, 30, Scene.DEAD)
            .found("ann", 10)
            .advised(
                "ann",
                10,
                13,
                Rung.ONE_LOGIN_PER_HOST,
                Scope.SHARED_LOGIN,
                LikelyCause.OTHER_HOST_OR_TOOL)
            .judge();

    assertThat(quality.of(Measure.SCOPE)).isEqualTo(new Ratio(0, 1, 1));
    assertThat(quality.labels(Measure.SCOPE))
        .containsEntry("one_user", new Ratio(0, 0, 1))
        .containsEntry("shared_login", new Ratio(0, 1, 0));
    assertThat(quality.labels(Measure.CAUSE)).containsKeys("unknown", "other_host_or_tool");
    assertThat(quality.of(Measure.ADVICE)).isEqualTo(new Ratio(0, 1, 1));
  }

  @Test
  void aStormThatCalmedBeforeItSettledIsJudgedByWhatWasThoughtOfIt() {
    Quality quality =
        scene
            .happens("ann", 10, 12, Scene.DEAD)
            .found("ann", 10)
            .thought("ann", 10, 11, Scope.ONE_USER)
            .judge();

    assertThat(quality.of(Measure.SCOPE)).isEqualTo(new Ratio(1, 1, 1));
    assertThat(quality.of(Measure.ADVICE)).isEqualTo(Ratio.NONE);
  }

  @Test
  void aStormThatLastedAndGotNoAdviceIsMissed() {
    Quality quality = scene.happens("ann", 10, 30, Scene.DEAD).found("ann", 10).judge();

    assertThat(quality.of(Measure.ADVICE)).isEqualTo(new Ratio(0, 0, 1));
    assertThat(quality.of(Measure.SCOPE)).isEqualTo(new Ratio(0, 0, 1));
  }

  @Test
  void aHardStormMayBeClimbedStepByStep() {
    Quality quality =
        scene
            .happens("ann", 10, 60, Scene.HARD)
            .found("ann", 10)
            .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN)
            .advised("ann", 10, 28, Rung.RESET_LOCAL_STATE)
            .judge();

    assertThat(quality.of(Measure.ADVICE)).isEqualTo(new Ratio(1, 1, 1));
    assertThat(quality.of(Count.FALSE_ADVICE)).isZero();
    assertThat(quality.of(Count.HARD_STORMS)).isEqualTo(1);
    assertThat(quality.of(Count.HARD_STORMS_HELPED)).isEqualTo(1);
  }

  @Test
  void aHardStormLeftOnTheFirstRungIsNotHelped() {
    Quality quality =
        scene
            .happens("ann", 10, 60, Scene.HARD)
            .found("ann", 10)
            .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN)
            .judge();

    assertThat(quality.of(Count.HARD_STORMS)).isEqualTo(1);
    assertThat(quality.of(Count.HARD_STORMS_HELPED)).isZero();
  }

  @Test
  void climbingPastWhatHelpsIsFalseAdvice() {
    Quality quality =
        scene
            .happens("ann", 10, 60, Scene.DEAD)
            .found("ann", 10)
            .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN)
            .advised("ann", 10, 28, Rung.RESET_LOCAL_STATE)
            .judge();

    assertThat(quality.of(Count.FALSE_ADVICE)).isEqualTo(1);
  }

  @Test
  void theSameRungTwiceForOneStormIsCountedButNotForTwo() {
    scene
        .happens("ann", 10, 60, Scene.DEAD)
        .found("ann", 10)
        .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN)
        .happens("ann", 100, 130, Scene.DEAD)
        .found("ann", 100)
        .advised("ann", 100, 103, Rung.SIGN_IN_AGAIN);
    assertThat(scene.judge().of(Count.RUNG_TWICE)).isZero();

    scene.advised("ann", 10, 40, Rung.SIGN_IN_AGAIN);

    assertThat(scene.judge().of(Count.RUNG_TWICE)).isEqualTo(1);
    assertThat(Target.of(scene.judge())).anyMatch(target -> !target.passed());
  }

  @Test
  void theVictimOfAWaveIsToWait() {
    Quality quality =
        scene
            .wave(Circle.ALL, 5, 60, 10.0, "ann")
            .happens("ann", 10, 61, Scene.OUTAGE)
            .found("ann", 10)
            .advised("ann", 10, 11, Rung.WAIT)
            .judge();

    assertThat(quality.of(Measure.ADVICE)).isEqualTo(new Ratio(1, 1, 1));
    assertThat(quality.labels(Measure.SCOPE)).containsEntry("fleet", new Ratio(1, 1, 1));
    assertThat(quality.of(Count.FALSE_ADVICE)).isZero();
  }

  @Test
  void toSignInDuringAWaveIsFalseAndAfterARevocationItIsRight() {
    scene
        .wave(Circle.ALL, 5, 60, 10.0, "ann")
        .happens("ann", 10, 90, Scene.REVOCATION)
        .found("ann", 10)
        .advised("ann", 10, 11, Rung.WAIT)
        .advised("ann", 10, 70, Rung.SIGN_IN_AGAIN);
    assertThat(scene.judge().of(Count.FALSE_ADVICE)).isZero();

    scene
        .happens("bob", 20, 90, Scene.REVOCATION)
        .found("bob", 20)
        .advised("bob", 20, 30, Rung.SIGN_IN_AGAIN);

    assertThat(scene.judge().of(Count.FALSE_ADVICE)).isEqualTo(1);
    assertThat(scene.judge().of(Measure.ADVICE)).isEqualTo(new Ratio(1, 2, 2));
  }

  @Test
  void whatWasSaidBeforeAWaveCouldBeToldIsEarlyAndNotFalse() {
    Quality quality =
        scene
            .wave(Circle.ALL, 5, 60, 20.0, "ann")
            .happens("ann", 10, 61, Scene.OUTAGE)
            .found("ann", 10)
            .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN)
            .advised("ann", 10, 21, Rung.WAIT)
            .judge();

    assertThat(quality.of(Count.EARLY_ADVICE)).isEqualTo(1);
    assertThat(quality.of(Count.FALSE_ADVICE)).isZero();
    assertThat(quality.of(Measure.ADVICE)).isEqualTo(new Ratio(1, 1, 1));
  }

  @Test
  void aStormThatWasOverBeforeItsWaveCouldBeToldIsOnlyAStorm() {
    Quality quality =
        scene
            .wave(Circle.ALL, 5, 60, null, "ann")
            .happens("ann", 10, 15, Scene.OUTAGE)
            .found("ann", 10)
            .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN)
            .judge();

    assertThat(quality.of(Measure.STORMS)).isEqualTo(new Ratio(1, 1, 1));
    assertThat(quality.of(Measure.SCOPE)).isEqualTo(Ratio.NONE);
    assertThat(quality.of(Count.UNTELLABLE)).isEqualTo(1);
  }

  @Test
  void adviceDuringAnIncidentIsCountedForThoseItCoversOnly() {
    scene
        .member("dan", Scene.OFFICE)
        .incident(new Segment(Segment.Dimension.NETWORK, Scene.OFFICE.value()), 5, 60)
        .happens("ann", 10, 30, Scene.DEAD)
        .found("ann", 10)
        .advised("ann", 10, 13, Rung.SIGN_IN_AGAIN);
    assertThat(scene.judge().of(Count.DURING_INCIDENT)).isZero();

    scene
        .happens("dan", 20, 90, Scene.DEAD)
        .found("dan", 20)
        .advised("dan", 20, 21, Rung.WAIT)
        .advised("dan", 20, 61, Rung.SIGN_IN_AGAIN);
    assertThat(scene.judge().of(Count.DURING_INCIDENT)).isZero();

    scene.advised("dan", 20, 30, Rung.RESET_LOCAL_STATE);
    assertThat(scene.judge().of(Count.DURING_INCIDENT)).isEqualTo(1);
  }

  @Test
  void anIncidentOfAWaveIsRightAndAnyOtherIsNot() {
    scene
        .wave(Circle.ALL, 5, 60, 8.0, "ann", "bob")
        .incident(Segment.ALL, 9, 70)
        .incident(Segment.ALL, 200, 210);

    Quality quality = scene.judge();

    assertThat(quality.of(Measure.INCIDENTS)).isEqualTo(new Ratio(1, 2, 1));
    assertThat(quality.percentile(Delay.INCIDENT, 95)).isEqualTo(Duration.ofMinutes(4));
    assertThat(quality.percentile(Delay.INCIDENT_SINCE_TELLABLE, 50))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aWaveWithoutAnIncidentIsMissedUnlessNothingCouldTellIt() {
    assertThat(
            new Scene()
                .member("ann")
                .wave(Circle.ALL, 5, 60, 8.0, "ann")
                .judge()
                .of(Measure.INCIDENTS))
        .isEqualTo(new Ratio(0, 0, 1));
    assertThat(
            new Scene()
                .member("ann")
                .wave(Circle.ALL, 5, 60, null, "ann")
                .judge()
                .of(Measure.INCIDENTS))
        .isEqualTo(Ratio.NONE);
  }

  @Test
  void anIncidentOfASegmentThatHoldsFewOfTheVictimsIsNotTheWave() {
    Quality quality =
        new Scene()
            .member("ann", Scene.OFFICE)
            .member("bob")
            .member("cyd")
            .wave(Circle.ALL, 5, 60, 8.0, "ann", "bob", "cyd")
            .incident(new Segment(Segment.Dimension.NETWORK, Scene.OFFICE.value()), 9, 70)
            .judge();

    assertThat(quality.of(Measure.INCIDENTS)).isEqualTo(new Ratio(0, 0, 1));
  }

  @Test
  void whoIsRefusedByRegionThriceIsToldSo() {
    Quality quality =
        scene
            .refusedRegion("ann", 10, 12, 14)
            .refusedRegion("bob", 10, 30, 50)
            .advised("ann", 10, 14, Rung.LEAVE_REGION)
            .judge();

    assertThat(quality.of(Measure.REGION)).isEqualTo(new Ratio(1, 1, 1));
  }

  @Test
  void toLeaveARegionThatRefusedNobodyIsWrong() {
    Quality quality =
        scene.refusedRegion("ann", 10, 12, 14).advised("cyd", 10, 14, Rung.LEAVE_REGION).judge();

    assertThat(quality.of(Measure.REGION)).isEqualTo(new Ratio(0, 1, 1));
  }

  @Test
  void delaysAreRankedAndFleetsAdded() {
    Quality all = new Quality();
    for (int i = 1; i <= 20; i++) {
      all.add(
          new Scene()
              .member("ann")
              .happens("ann", 10, 60, Scene.DEAD)
              .found("ann", 10)
              .advised("ann", 10, 10 + i, Rung.SIGN_IN_AGAIN)
              .judge());
    }

    assertThat(all.of(Measure.STORMS)).isEqualTo(new Ratio(20, 20, 20));
    assertThat(all.of(Count.ADVICE)).isEqualTo(20);
    assertThat(all.percentile(Delay.ADVICE, 50)).isEqualTo(Duration.ofMinutes(10));
    assertThat(all.percentile(Delay.ADVICE, 95)).isEqualTo(Duration.ofMinutes(19));
    assertThat(all.percentile(Delay.INCIDENT, 50)).isNull();
  }
}
