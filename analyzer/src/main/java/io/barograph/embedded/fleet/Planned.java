package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;

/**
 * A plot that a user will play at about this time.
 *
 * @param atMost about the longest that it lasts
 */
record Planned(Plot plot, Instant at, Duration atMost) {

  Instant end() {
    return at.plus(atMost);
  }
}
