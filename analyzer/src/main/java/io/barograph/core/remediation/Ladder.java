package io.barograph.core.remediation;

import io.barograph.core.scope.Scope;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rungs that fit a situation, what each CLI has for them, and how often they may be told. */
final class Ladder {
  private static final List<Rung> RUNGS =
      List.of(Rung.SIGN_IN_AGAIN, Rung.RESET_LOCAL_STATE, Rung.CHECK_API_KEY, Rung.HAND_OVER);

  private final RemediationPolicy policy;
  private final Map<String, Remedies> remedies;

  Ladder(RemediationPolicy policy, Map<String, Remedies> remedies) {
    this.policy = policy;
    this.remedies = Map.copyOf(remedies);
  }

  /** What comes next where the last did not help, or null if nothing does. */
  @Nullable Rung next(LadderState state, Situation situation, Instant now) {
    long advised = state.given.stream().filter(rung -> rung != Rung.WAIT).count();
    if (advised >= policy.mostPerStorm() || isDayFull(state, now)) {
      Instant handedOver = state.handedOverAt;
      boolean lately = handedOver != null && handedOver.plus(LadderState.DAY).isAfter(now);
      return lately || state.given.contains(Rung.HAND_OVER) ? null : Rung.HAND_OVER;
    }
    Remedies known = known(situation.login());
    return rungs(situation).stream()
        .filter(rung -> !state.given.contains(rung))
        .filter(rung -> rung.number() == 0 || rung.number() > state.height())
        .filter(rung -> rung.number() == 0 || commands(rung, known) != null)
        // Tried unasked, and it did not help.
        .filter(rung -> rung != Rung.SIGN_IN_AGAIN || state.noHelp == null || state.began())
        .findFirst()
        .orElse(null);
  }

  /** The rungs that fit, the lowest first. */
  private static List<Rung> rungs(Situation situation) {
    List<Rung> rungs = new ArrayList<>(RUNGS);
    Storm storm = situation.storm();
    if (situation.scope().scope() == Scope.SHARED_LOGIN) {
      rungs.set(0, Rung.ONE_LOGIN_PER_HOST);
    } else if (storm != null && storm.reason() == Reason.ACCOUNT_CHANGED) {
      rungs.add(0, Rung.RESTART_PROCESS);
    }
    return rungs;
  }

  /** Whether the login was advised as often within a day as may be. */
  boolean isDayFull(LadderState state, Instant now) {
    return state.advisedAt.stream().filter(at -> at.plus(LadderState.DAY).isAfter(now)).count()
        >= policy.mostPerDay();
  }

  /** When the next advice may be given at the earliest, now or later. */
  Instant cooledDown(LadderState state, Instant now) {
    Instant last = state.lastAdvisedAt();
    Duration coolDown = policy.coolDown();
    return last != null && last.plus(coolDown).isAfter(now) ? last.plus(coolDown) : now;
  }

  Remediation remediation(
      Rung rung,
      Situation situation,
      @Nullable String incidentId,
      String why,
      List<String> evidence,
      Instant now) {
    Remedies known = known(situation.login());
    Storm storm = situation.storm();
    return new Remediation(
        storm == null ? null : storm.id(),
        incidentId,
        situation.login(),
        rung,
        commands(rung, known),
        rung == Rung.RESET_LOCAL_STATE ? known.delete() : null,
        situation.os(),
        situation.scope(),
        situation.causes(),
        why + " " + Wording.what(rung, known),
        evidence,
        now,
        now.plus(policy.expiry()));
  }

  private Remedies known(Login login) {
    Remedies known = remedies.get(login.cli());
    if (known == null) {
      throw new IllegalStateException("no remedies are known for " + login.cli());
    }
    return known;
  }

  /** What the CLI has for the rung; where it has nothing, the rung is passed over. */
  private static @Nullable Commands commands(Rung rung, Remedies known) {
    return switch (rung) {
      case SIGN_IN_AGAIN, ONE_LOGIN_PER_HOST -> known.signIn();
      case RESET_LOCAL_STATE -> known.moveAside();
      case CHECK_API_KEY -> known.checkKey();
      case HAND_OVER -> known.describe();
      case RESTART_PROCESS, WAIT, LEAVE_REGION -> null;
    };
  }
}
