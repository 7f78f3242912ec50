package io.barograph.core.remediation;

import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Advises the lowest rung when a storm opens and the next one only when something shows that the
 * last did not help: a sign-in followed by another failure, or a failure after the rung's time. No
 * rung is advised twice for one storm. A rung that the CLI has no commands for is passed over.
 */
public final class RemediationPlanner {
  private final RemediationPolicy policy;
  private final Map<String, Remedies> remedies;

  /**
   * Advises what the CLI of a login has.
   *
   * @param remedies of every CLI, by its name; a storm of another one is refused with an {@link
   *     IllegalStateException}
   */
  public RemediationPlanner(RemediationPolicy policy, Map<String, Remedies> remedies) {
    this.policy = policy;
    this.remedies = Map.copyOf(remedies);
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

  /** Takes a sign-in of the login. */
  public void signedIn(LadderState state, Instant at) {
    if (state.rung != null && at.isAfter(state.advisedAt)) {
      state.signedInAt = at;
    }
  }

  /** Takes another failure that the open storm counted. */
  public void failedAgain(
      LadderState state, Storm storm, Verdict verdict, Consumer<Remediation> advice) {
    Rung rung = state.rung;
    Remedies known = remediesOf(storm);
    Rung next = rung == null ? null : nextOf(rung, known);
    if (rung == null || next == null) {
      return;
    }
    String seen = noHelp(state, verdict);
    if (seen != null) {
      List<String> evidence =
          List.of("Advised at " + state.advisedAt + ": " + rung.action() + ".", seen);
      advise(
          state, next, storm, verdict.endedAt(), seen + " " + what(next, known), evidence, advice);
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
    Remedies known = remediesOf(storm);
    advice.accept(
        new Remediation(
            storm.id(),
            storm.login(),
            rung,
            Objects.requireNonNull(commands(rung, known)),
            rung == Rung.RESET_LOCAL_STATE ? known.delete() : null,
            why,
            evidence,
            at,
            at.plus(policy.expiry())));
  }

  private Remedies remediesOf(Storm storm) {
    String cli = storm.login().cli();
    Remedies known = remedies.get(cli);
    if (known == null) {
      throw new IllegalStateException("no remedies are known for " + cli);
    }
    return known;
  }

  /** The next rung that has commands, or null above the last. */
  private static @Nullable Rung nextOf(Rung rung, Remedies known) {
    Rung next = rung.next();
    while (next != null && commands(next, known) == null) {
      next = next.next();
    }
    return next;
  }

  private static @Nullable Commands commands(Rung rung, Remedies known) {
    return switch (rung) {
      case SIGN_IN_AGAIN -> known.signIn();
      case RESET_LOCAL_STATE -> known.moveAside();
      case CHECK_API_KEY -> known.checkKey();
      case HAND_OVER -> known.describe();
    };
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

  private static String what(Rung rung, Remedies known) {
    return switch (rung) {
      case SIGN_IN_AGAIN -> "Sign in again.";
      case RESET_LOCAL_STATE ->
          "Move the local state aside and sign in once more; more than the login may lie in it, so"
              + " delete it only if moving is not possible.";
      case CHECK_API_KEY ->
          "If "
              + known.keyVariable()
              + " is set in the environment, check that it was not revoked, or unset it.";
      case HAND_OVER -> "Nothing on the ladder helped: a person should look at it.";
    };
  }
}
