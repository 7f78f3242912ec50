package io.barograph.config;

import java.time.Duration;

/**
 * How long advice has to prove itself, how long it holds, and how much of it there may be.
 *
 * @param coolDown between two pieces of advice for one login
 * @param mostPerStorm pieces of advice, 1 to 8
 * @param mostPerDay pieces of advice for one login within 24 hours, 1 to 100
 */
public record RemediationSettings(
    Duration rungTime, Duration expiry, Duration coolDown, int mostPerStorm, int mostPerDay) {

  static RemediationSettings read(Layers layers) {
    return new RemediationSettings(
        layers.read(PolicyKeys.REMEDIATION_RUNG_TIME),
        layers.read(PolicyKeys.REMEDIATION_EXPIRY),
        layers.read(PolicyKeys.REMEDIATION_COOL_DOWN),
        layers.read(PolicyKeys.REMEDIATION_MOST_PER_STORM),
        layers.read(PolicyKeys.REMEDIATION_MOST_PER_DAY));
  }
}
