package io.barograph.config;

import java.time.Duration;

/** What makes a storm and what ends it; see {@link Settings#describe()} for bounds. */
public record StormSettings(int threshold, Duration window, Duration staleAfter) {

  static StormSettings read(Layers layers) {
    return new StormSettings(
        layers.read(PolicyKeys.STORM_THRESHOLD),
        layers.read(PolicyKeys.STORM_WINDOW),
        layers.read(PolicyKeys.STORM_STALE_AFTER));
  }
}
