package io.barograph.core.remediation;

import java.time.Duration;

/**
 * How patient the ladder is, and how much it may say.
 *
 * @param rungTime after which a rung that another failure follows counts as no help
 * @param expiry after which advice should no longer be shown to anybody
 * @param coolDown between two pieces of advice for one login; a wait for an incident needs none
 * @param mostPerStorm pieces of advice for one storm, waiting not counted, at least 1
 * @param mostPerDay pieces of advice for one login within 24 hours of event time, waiting not
 *     counted, at least 1; past it one hand-over remains
 */
public record RemediationPolicy(
    Duration rungTime, Duration expiry, Duration coolDown, int mostPerStorm, int mostPerDay) {
  /** A person reads the advice, signs in and runs again well within a quarter of an hour. */
  public static final RemediationPolicy DEFAULT =
      new RemediationPolicy(
          Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofMinutes(5), 4, 6);

  public RemediationPolicy {
    positive("remediation.rung-time", rungTime);
    positive("remediation.expiry", expiry);
    if (coolDown.isNegative()) {
      throw new IllegalArgumentException(
          "remediation.cool-down must not be negative but was " + coolDown);
    }
    atLeastOne("remediation.most-per-storm", mostPerStorm);
    atLeastOne("remediation.most-per-day", mostPerDay);
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be positive but was " + value);
    }
  }

  private static void atLeastOne(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1 but was " + value);
    }
  }
}
