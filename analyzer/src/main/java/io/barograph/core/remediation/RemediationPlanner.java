package io.barograph.core.remediation;

import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Advises the lowest rung when a storm opens and the next one only when something shows that the
 * last did not help: a sign-in followed by another failure, or a failure after the rung's time. No
 * rung is advised twice for one storm.
 */
public final class RemediationPlanner {
  private final RemediationPolicy policy;

  public RemediationPlanner(RemediationPolicy policy) {
    this.policy = policy;
  }

  public void opened(LadderState state, Storm storm, Consumer<Remediation> advice) {
    state.signedInAt = null;
    List<String> evidence = new ArrayList<>();
    evidence.add(
        storm.failedSequences()
            + " turns failed because the refresh token was rejected, the last at "
            + storm.lastFailureAt()
            + ".");
    evidence.add(meaning(storm.reason()));
    String why =
        "The CLI cannot renew its login any more: " + meaning(storm.reason()) + " Sign in again.";
    advise(state, Rung.SIGN_IN_AGAIN, storm, storm.openedAt(), why, evidence, advice);
  }

  /** Takes a sign-in of the user. */
  public void signedIn(LadderState state, Instant at) {
    if (state.rung != null && at.isAfter(state.advisedAt)) {
      state.signedInAt = at;
    }
  }

  /** Takes another failure that the open storm counted. */
  public void failedAgain(
      LadderState state, Storm storm, Verdict verdict, Consumer<Remediation> advice) {
    Rung rung = state.rung;
    Rung next = rung == null ? null : rung.next();
    if (rung == null || next == null) {
      return;
    }
    String seen = noHelp(state, verdict);
    if (seen != null) {
      List<String> evidence =
          List.of("Advised at " + state.advisedAt + ": " + rung.action() + ".", seen);
      advise(state, next, storm, verdict.endedAt(), seen + " " + what(next), evidence, advice);
    }
  }

  public void calmed(LadderState state) {
    state.rung = null;
    state.signedInAt = null;
  }

  /** Says what shows that the last rung did not help, or null while nothing does. */
  private @Nullable String noHelp(LadderState state, Verdict verdict) {
    Instant signedInAt = state.signedInAt;
    if (signedInAt != null && verdict.startedAt().isAfter(signedInAt)) {
      return "A sign-in was seen at "
          + signedInAt
          + ", and the refresh token was rejected again at "
          + verdict.endedAt()
          + ".";
    }
    Duration since = Duration.between(state.advisedAt, verdict.endedAt());
    if (since.compareTo(policy.rungTime()) >= 0) {
      return since.toMinutes()
          + " minutes after the last advice the refresh token was rejected again.";
    }
    return null;
  }

  private void advise(
      LadderState state,
      Rung rung,
      Storm storm,
      Instant at,
      String why,
      List<String> evidence,
      Consumer<Remediation> advice) {
    state.rung = rung;
    state.advisedAt = at;
    state.signedInAt = null;
    advice.accept(
        new Remediation(
            storm.id(), storm.user(), rung, why, evidence, at, at.plus(policy.expiry())));
  }

  private static String meaning(Reason reason) {
    return switch (reason) {
      case REUSED -> "its refresh token was already used, by another process or machine.";
      case REVOKED -> "its refresh token was revoked.";
      case EXPIRED -> "its refresh token has expired.";
      case ACCOUNT_CHANGED -> "the account was changed while it ran.";
      case UNKNOWN -> "its refresh token was rejected, and no reason was given.";
    };
  }

  private static String what(Rung rung) {
    return switch (rung) {
      case SIGN_IN_AGAIN -> "Sign in again.";
      case RESET_LOCAL_STATE ->
          "Move the local state aside and sign in once more; it holds settings and history, so"
              + " delete it only if moving is not possible.";
      case CHECK_API_KEY ->
          "If OPENAI_API_KEY is set in the environment, check that it was not revoked, or unset"
              + " it.";
      case HAND_OVER -> "Nothing on the ladder helped: a person should look at it.";
    };
  }
}
