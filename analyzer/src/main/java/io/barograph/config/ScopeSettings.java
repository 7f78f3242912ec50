package io.barograph.config;

import java.time.Duration;

/** What evidence is worth naming as a likely cause. */
public record ScopeSettings(Duration longIdle) {

  static ScopeSettings read(Layers layers) {
    return new ScopeSettings(layers.read(PolicyKeys.SCOPE_LONG_IDLE));
  }
}
