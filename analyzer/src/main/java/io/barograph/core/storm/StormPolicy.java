package io.barograph.core.storm;

import java.time.Duration;

/**
 * When failures are a storm.
 *
 * @param threshold failed sequences with a rejected refresh, at least {@link #LEAST}
 * @param window of event time they must end within, at least {@link #SHORTEST_WINDOW}
 * @param staleAfter event time without a failure after which a storm is given up for stale
 */
public record StormPolicy(int threshold, Duration window, Duration staleAfter) {
  /** One failure is an incident, not a storm. */
  public static final int LEAST = 2;

  /** Shorter than one failed turn of an old version with its five retries would never fire. */
  public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);

  /** A person who tries three times within ten minutes is stuck; after half an hour, gone. */
  public static final StormPolicy DEFAULT =
      new StormPolicy(3, Duration.ofMinutes(10), Duration.ofMinutes(30));

  public StormPolicy {
    if (threshold < LEAST) {
      throw new IllegalArgumentException(
          "storm.threshold must be at least " + LEAST + " but was " + threshold);
    }
    if (window.compareTo(SHORTEST_WINDOW) < 0) {
      throw new IllegalArgumentException(
          "storm.window must be at least " + SHORTEST_WINDOW + " but was " + window);
    }
    if (staleAfter.isNegative() || staleAfter.isZero()) {
      throw new IllegalArgumentException(
          "storm.stale-after must be positive but was " + staleAfter);
    }
  }
}
