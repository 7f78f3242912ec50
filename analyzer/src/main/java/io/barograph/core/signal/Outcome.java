package io.barograph.core.signal;

import java.util.Locale;

/** How the trouble of one turn ended. The lower-case name is the value in events and labels. */
public enum Outcome {
  /** The turn failed, or fell silent after its last retry (m of m) was announced. */
  FAILED,
  /** The turn completed after all. */
  RECOVERED,
  /** Silence; nothing says how it ended. */
  ABANDONED,
  /** A new turn began before this one ended. */
  SUPERSEDED;

  private final String label = name().toLowerCase(Locale.ROOT);

  public String label() {
    return label;
  }
}
