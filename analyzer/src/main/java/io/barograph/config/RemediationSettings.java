package io.barograph.config;

import java.time.Duration;

/** How long advice has to prove itself and how long it holds. */
public record RemediationSettings(Duration rungTime, Duration expiry) {

  static RemediationSettings read(Layers layers) {
    return new RemediationSettings(
        layers.read(Keys.REMEDIATION_RUNG_TIME), layers.read(Keys.REMEDIATION_EXPIRY));
  }
}
