package io.barograph.bench;

import java.util.Locale;

/** Between what two moments of event time. */
public enum Delay {
  /** From the first failure of a storm outside waves to its first advice. */
  ADVICE,
  /** The same of storms in waves. */
  ADVICE_IN_WAVE,
  /** From the beginning of a wave to its incident. */
  INCIDENT,
  /** From the moment at which a wave could be told to its incident. */
  INCIDENT_SINCE_TELLABLE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
