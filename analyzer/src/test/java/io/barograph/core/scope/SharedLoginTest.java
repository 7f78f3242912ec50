package io.barograph.core.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.storm.Storm;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When one login is shared by several hosts or users, and when it only looks so. */
class SharedLoginTest {
  private final Lived alice = new Lived("alice");
  private final Lived bob = new Lived("bob");

  @Test
  void twoHostsOnWhichTheTokenWasUsedInOneStormShareIt() {
    alice.rejected(60, "laptop", Reason.REUSED).rejected(62, "desktop", Reason.REUSED);

    ScopeJudgement judged = alone(alice.storm(60, Reason.REUSED, "desktop", "laptop"));
    assertThat(judged.scope()).isEqualTo(Scope.SHARED_LOGIN);
    assertThat(judged.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(judged.evidence())
        .containsExactly(
            "The refresh token was already used on 2 hosts (desktop, laptop) in this storm.");
  }

  @Test
  void hostsThatTakeTurnsWithinADayShareItTooLessSurely() {
    alice.rejected(60, "laptop", Reason.REUSED).rejected(600, "desktop", Reason.REUSED);

    ScopeJudgement judged = alone(alice.storm(600, Reason.REUSED, "desktop"));
    assertThat(judged.scope()).isEqualTo(Scope.SHARED_LOGIN);
    assertThat(judged.confidence()).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void hostsThatFailedDaysApartDoNot() {
    alice.rejected(60, "laptop", Reason.REUSED).rejected(60 + 1441, "desktop", Reason.REUSED);

    assertThat(alone(alice.storm(60 + 1441, Reason.REUSED, "desktop")).scope())
        .isEqualTo(Scope.ONE_USER);
  }

  @Test
  void hostsThatNothingNamesAreNotCounted() {
    alice.rejected(60, "unknown", Reason.REUSED).rejected(62, "laptop", Reason.REUSED);

    assertThat(alone(alice.storm(60, Reason.REUSED, "laptop", "unknown")).scope())
        .isEqualTo(Scope.ONE_USER);
  }

  @Test
  void hostsWhoseTokenWasRevokedShareNothing() {
    alice.rejected(60, "laptop", Reason.REVOKED).rejected(62, "desktop", Reason.REVOKED);

    ScopeJudgement judged = alone(alice.storm(60, Reason.REVOKED, "desktop", "laptop"));
    assertThat(judged.scope()).isEqualTo(Scope.ONE_USER);
    assertThat(judged.confidence()).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void theOnlyHostInUseIsOneUserForSure() {
    alice.rejected(60, "laptop", Reason.REUSED);

    ScopeJudgement judged = alone(alice.storm(60, Reason.REUSED, "laptop"));
    assertThat(judged.scope()).isEqualTo(Scope.ONE_USER);
    assertThat(judged.confidence()).isEqualTo(Confidence.HIGH);
  }

  @Test
  void anotherHostInUseMakesOneUserLessSure() {
    alice.active(55, "desktop").rejected(60, "laptop", Reason.REUSED);

    assertThat(alone(alice.storm(60, Reason.REUSED, "laptop")).confidence())
        .isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void usersOfOneAccountWhoseTokenWasUsedShareIt() {
    alice.rejected(60, "laptop", Reason.REUSED);
    bob.rejected(50, "runner", Reason.REUSED);

    ScopeJudgement judged = beside(alice.storm(60, Reason.REUSED, "laptop"), bob);
    assertThat(judged.scope()).isEqualTo(Scope.SHARED_LOGIN);
    assertThat(judged.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(judged.evidence().get(0)).startsWith("The same account is signed in as bob");
  }

  @Test
  void aUserOfTheSameAccountThatIsAtWorkMayHaveSpentTheToken() {
    alice.rejected(60, "laptop", Reason.REUSED);
    bob.active(50, "runner");

    ScopeJudgement judged = beside(alice.storm(60, Reason.REUSED, "laptop"), bob);
    assertThat(judged.scope()).isEqualTo(Scope.SHARED_LOGIN);
    assertThat(judged.confidence()).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void aUserOfTheSameAccountThatIsAwayHasNot() {
    alice.rejected(60, "laptop", Reason.REUSED);
    bob.active(29, "runner");

    assertThat(beside(alice.storm(60, Reason.REUSED, "laptop"), bob).scope())
        .isEqualTo(Scope.ONE_USER);
  }

  @Test
  void whereTheTokenWasNotUsedTheAccountTellsNothing() {
    alice.rejected(60, "laptop", Reason.EXPIRED);
    bob.active(50, "runner").rejected(55, "runner", Reason.REUSED);

    assertThat(beside(alice.storm(60, Reason.EXPIRED, "laptop"), bob).scope())
        .isEqualTo(Scope.ONE_USER);
  }

  @Test
  void onlyFiveOfManyHostsAreNamed() {
    for (int host = 0; host < 20; host++) {
      alice.rejected(60, "runner-" + (10 + host), Reason.REUSED);
    }

    assertThat(alone(alice.storm(60, Reason.REUSED, "runner-10")).evidence().get(0))
        .contains("on 20 hosts (runner-10, runner-11, runner-12, runner-13, runner-14, …)");
  }

  private ScopeJudgement alone(Storm storm) {
    return SharedLogin.judge(storm, alice.history, Map.of(), FleetPolicy.DEFAULT);
  }

  private ScopeJudgement beside(Storm storm, Lived other) {
    Map<Login, LoginHistory> sharing = new TreeMap<>(Map.of(other.login, other.history));
    return SharedLogin.judge(storm, alice.history, sharing, FleetPolicy.DEFAULT);
  }
}
