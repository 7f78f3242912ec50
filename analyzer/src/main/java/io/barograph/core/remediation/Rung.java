package io.barograph.core.remediation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rungs, lowest first. The lower-case name is the action in events and labels. */
public enum Rung {
  SIGN_IN_AGAIN(1),

  /** Moved aside first: the local state also holds configuration, history and saved sessions. */
  RESET_LOCAL_STATE(2),

  CHECK_API_KEY(3),

  HAND_OVER(4);

  private final int number;

  Rung(int number) {
    this.number = number;
  }

  /** 1 to 4. */
  public int number() {
    return number;
  }

  public String action() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The next rung, or null above the last. */
  @Nullable Rung next() {
    return this == HAND_OVER ? null : values()[number];
  }
}
