package io.barograph.core.scope;

import java.time.Duration;

/**
 * What counts as a clue to a cause.
 *
 * @param longIdle event time without a signal of a login after which its token may have expired
 */
public record ScopePolicy(Duration longIdle) {
  /** A night; shorter pauses kill no login. */
  public static final ScopePolicy DEFAULT = new ScopePolicy(Duration.ofHours(8));

  public ScopePolicy {
    if (longIdle.isNegative() || longIdle.isZero()) {
      throw new IllegalArgumentException("scope.long-idle must be positive but was " + longIdle);
    }
  }
}
