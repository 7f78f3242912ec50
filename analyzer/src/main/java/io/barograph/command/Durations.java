package io.barograph.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Durations as people write them: 60s, 1h30m, or ISO 8601. */
public final class Durations {
  private Durations() {}

  /**
   * Reads one that is not negative.
   *
   * @throws UsageFailure if it is none, with the option's name
   */
  public static Duration parse(String option, String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    try {
      Duration duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      throw new UsageFailure(option + " must be a duration such as 60s but was " + value);
    }
    throw new UsageFailure(option + " must not be negative but was " + value);
  }
}
