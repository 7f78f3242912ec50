package io.barograph.core.remediation;

import java.util.Locale;

/**
 * What can be advised: the rungs of the ladder, and what stands beside it. The lower-case name is
 * the action in events and labels.
 */
public enum Rung {
  SIGN_IN_AGAIN(1),

  /** Moved aside first: the local state also holds configuration, history and saved sessions. */
  RESET_LOCAL_STATE(2),

  CHECK_API_KEY(3),

  HAND_OVER(4),

  /** A shared login: signing in on one host breaks the others, until each has its own. */
  ONE_LOGIN_PER_HOST(0),

  /** The process holds an account that was left: it only has to start again. */
  RESTART_PROCESS(0),

  /** An incident: not the user's to mend, and signing out makes it worse. */
  WAIT(0),

  /** The region is refused: signing in again does not help. */
  LEAVE_REGION(0);

  private final int number;

  Rung(int number) {
    this.number = number;
  }

  /** 1 to 4 on the ladder, 0 beside it. */
  public int number() {
    return number;
  }

  public String action() {
    return name().toLowerCase(Locale.ROOT);
  }
}
