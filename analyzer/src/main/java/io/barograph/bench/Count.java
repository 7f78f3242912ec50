package io.barograph.bench;

import java.util.Locale;

/** What is counted beside the comparisons. */
public enum Count {
  /** Pieces of advice. */
  ADVICE,
  /**
   * To sign in, to reset or to check a key, for somebody whom it does not help, or who had no
   * trouble at all.
   */
  FALSE_ADVICE,
  /** The same, but to an early victim of a wave that nothing could tell yet. */
  EARLY_ADVICE,
  /** Advice but to wait for somebody whom an open incident covered. */
  DURING_INCIDENT,
  /** A rung that was advised before for the same storm. */
  RUNG_TWICE,
  /** Storms of waves that were over before the wave could be told: judged as storms only. */
  UNTELLABLE,
  /** Storms that the first advice does not end, and that lasted until more was due. */
  HARD_STORMS,
  /** Those of them that got the advice that helps in the end. */
  HARD_STORMS_HELPED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
