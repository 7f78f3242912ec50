package io.barograph.core.remediation;

import java.time.Duration;

/**
 * How patient the ladder is.
 *
 * @param rungTime after which a rung that another failure follows counts as no help
 * @param expiry after which advice should no longer be shown to anybody
 */
public record RemediationPolicy(Duration rungTime, Duration expiry) {
  /** A person reads the advice, signs in and runs again well within a quarter of an hour. */
  public static final RemediationPolicy DEFAULT =
      new RemediationPolicy(Duration.ofMinutes(15), Duration.ofHours(1));

  public RemediationPolicy {
    if (rungTime.isNegative() || rungTime.isZero()) {
      throw new IllegalArgumentException(
          "remediation.rung-time must be positive but was " + rungTime);
    }
    if (expiry.isNegative() || expiry.isZero()) {
      throw new IllegalArgumentException("remediation.expiry must be positive but was " + expiry);
    }
  }
}
