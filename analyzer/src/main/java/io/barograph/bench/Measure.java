package io.barograph.bench;

import java.util.Locale;

/** What is compared with the truth. */
public enum Measure {
  STORMS,
  /** Whom a storm concerns. */
  SCOPE,
  /** The surest hypothesis of a storm. */
  CAUSE,
  /** The first advice for a storm. */
  ADVICE,
  /** The advice for logins whose region is refused. */
  REGION,
  INCIDENTS;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
