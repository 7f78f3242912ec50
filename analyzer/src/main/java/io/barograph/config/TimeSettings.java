package io.barograph.config;

import java.time.Duration;

/** Which event times are believed and how time moves on. */
public record TimeSettings(
    Duration allowedLateness, Duration futureBound, Duration idleAfter, Duration tick) {

  static TimeSettings read(Layers layers) {
    return new TimeSettings(
        layers.read(Keys.TIME_ALLOWED_LATENESS),
        layers.read(Keys.TIME_FUTURE_BOUND),
        layers.read(Keys.TIME_IDLE_AFTER),
        layers.read(Keys.TIME_TICK));
  }
}
