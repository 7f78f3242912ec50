package io.barograph.core.remediation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.scope.Confidence;
import io.barograph.core.scope.Scope;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each CLI climbs the rungs it has, and is told its own commands. */
class RemediationPlannerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final HostId HOST = new HostId("laptop");
  private static final Commands SIGN_IN = same("x login");
  private static final Commands MOVE = same("mv ~/.x ~/.x.aside");
  private static final Commands DELETE = same("rm -r ~/.x");
  private static final Commands CHECK = same("[ -n \"$X_KEY\" ]");
  private static final Commands DESCRIBE = same("x status");

  @Test
  void aCliWithEveryRemedyClimbsEveryRungWithItsOwnCommands() {
    List<Remediation> advice =
        climbed(new Remedies(SIGN_IN, MOVE, DELETE, "X_KEY", CHECK, DESCRIBE));

    assertThat(advice)
        .extracting(Remediation::rung)
        .containsExactly(
            Rung.SIGN_IN_AGAIN, Rung.RESET_LOCAL_STATE, Rung.CHECK_API_KEY, Rung.HAND_OVER);
    assertThat(advice)
        .extracting(Remediation::commands)
        .containsExactly(SIGN_IN, MOVE, CHECK, DESCRIBE);
    assertThat(advice)
        .extracting(Remediation::destructive)
        .containsExactly(null, DELETE, null, null);
  }

  @Test
  void aCliWithoutAKeyIsNeverToldToCheckOne() {
    List<Remediation> advice = climbed(new Remedies(SIGN_IN, MOVE, null, null, null, DESCRIBE));

    assertThat(advice)
        .extracting(Remediation::rung)
        .containsExactly(Rung.SIGN_IN_AGAIN, Rung.RESET_LOCAL_STATE, Rung.HAND_OVER);
    assertThat(advice).extracting(Remediation::destructive).containsOnlyNulls();
  }

  @Test
  void aCliWithoutLocalStateGoesOnToItsKey() {
    List<Remediation> advice = climbed(new Remedies(SIGN_IN, null, null, "X_KEY", CHECK, DESCRIBE));

    assertThat(advice)
        .extracting(Remediation::rung)
        .containsExactly(Rung.SIGN_IN_AGAIN, Rung.CHECK_API_KEY, Rung.HAND_OVER);
  }

  @Test
  void theWordsNameTheVariableOfTheCli() {
    List<Remediation> advice = climbed(new Remedies(SIGN_IN, null, null, "X_KEY", CHECK, DESCRIBE));

    assertThat(advice.get(1).why()).contains("If X_KEY is set").doesNotContain("OPENAI");
  }

  @Test
  void aStormOfACliThatNobodyKnowsIsRefusedByItsName() {
    RemediationPlanner planner = new RemediationPlanner(RemediationPolicy.DEFAULT, Map.of());
    LadderState state = new LadderState();
    planner.opened(
        state, requireNonNull(situation().storm()), failure(START), START, Duration.ZERO);

    assertThatIllegalStateException()
        .isThrownBy(() -> planner.advance(state, situation(), START, new Heard()))
        .withMessage("no remedies are known for x");
  }

  /** The advice of a storm that fails again each time a rung's time has passed. */
  private static List<Remediation> climbed(Remedies remedies) {
    RemediationPlanner planner =
        new RemediationPlanner(RemediationPolicy.DEFAULT, Map.of("x", remedies));
    LadderState state = new LadderState();
    Heard heard = new Heard();
    planner.opened(
        state, requireNonNull(situation().storm()), failure(START), START, Duration.ZERO);
    planner.advance(state, situation(), START, heard);
    for (int i = 1; i <= 6; i++) {
      Instant at = START.plus(RemediationPolicy.DEFAULT.rungTime().multipliedBy(i));
      planner.failedAgain(state, situation(), failure(at), at, heard);
      planner.advance(state, situation(), at, heard);
    }
    return heard.advice;
  }

  private static final class Heard implements AdviceSink {
    private final List<Remediation> advice = new ArrayList<>();

    @Override
    public void advised(Remediation remediation) {
      advice.add(remediation);
    }

    @Override
    public void withdrawn(Withdrawal withdrawal) {
      throw new AssertionError("nothing is to be taken back");
    }

    @Override
    public void judged(Storm storm, Rung rung, Reason reason, Result result, Instant at) {
      assertThat(result).isEqualTo(Result.DID_NOT_HELP);
    }
  }

  private static Verdict failure(Instant at) {
    return new Verdict(
        HOST,
        SessionId.ofStream("laptop"),
        Outcome.FAILED,
        Cause.REFRESH_REJECTED,
        Reason.UNKNOWN,
        0,
        at.minus(Duration.ofSeconds(1)),
        at);
  }

  private static Situation situation() {
    Storm storm =
        new Storm(
            "st_abcdefghijklmnop",
            new Login(new UserId("dana"), "x"),
            START,
            START,
            3,
            0,
            new TreeSet<>(Set.of(HOST)),
            Reason.UNKNOWN,
            START);
    return new Situation(
        storm.login(),
        storm,
        null,
        new ScopeJudgement(Scope.ONE_USER, Confidence.HIGH, List.of("It fails on one host.")),
        List.of());
  }

  private static Commands same(String command) {
    return new Commands(command, command, command);
  }
}
