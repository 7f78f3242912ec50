package io.barograph.core.remediation;

import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.storm.Storm;
import java.util.ArrayList;
import java.util.List;

/** What advice says, in plain words. */
final class Wording {
  private Wording() {}

  /** What speaks for the first advice of a storm: what failed, what it means, what is likely. */
  static List<String> evidence(Storm storm, Situation situation) {
    List<String> evidence = new ArrayList<>();
    evidence.add(
        storm.failedSequences()
            + " turns failed because the refresh token was rejected, the last at "
            + storm.lastFailureAt()
            + ".");
    evidence.addAll(situation.scope().evidence());
    for (Hypothesis cause : situation.causes()) {
      if (cause.cause() != LikelyCause.UNKNOWN) {
        evidence.addAll(cause.evidenceFor());
      }
    }
    return evidence.stream().distinct().toList();
  }

  static String meaning(Reason reason) {
    return switch (reason) {
      case REUSED -> "its refresh token was already used, by another process or machine.";
      case REVOKED -> "its refresh token was revoked.";
      case EXPIRED -> "its refresh token has expired.";
      case ACCOUNT_CHANGED -> "the account was changed while it ran.";
      case REGION_REFUSED -> "its region is refused.";
      case UNKNOWN -> "its refresh token was rejected, and no reason was given.";
    };
  }

  /** What to do, for the person who reads it. */
  static String what(Rung rung, Remedies known) {
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
      case ONE_LOGIN_PER_HOST ->
          "Sign in on each host by itself and copy no login from one to another: signing in on one"
              + " alone breaks the others.";
      case RESTART_PROCESS ->
          "End the running process and start it again: it still holds the account that was left.";
      case WAIT -> "Wait. Do not sign out: it would not help, and it makes things worse.";
      case LEAVE_REGION ->
          "Signing in again does not help: the region is refused. Leave the network or VPN that"
              + " puts you there.";
    };
  }

  static String waiting(Incident incident) {
    return incident.failing()
        + " of "
        + incident.active()
        + " active users in "
        + incident.segment()
        + " began to fail at the same time, so it is hardly this login.";
  }
}
