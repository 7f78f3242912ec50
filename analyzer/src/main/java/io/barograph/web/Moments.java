package io.barograph.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes times, in UTC, as they look from the clock of the stream: a replayed day is told as if it
 * were today.
 *
 * @param now event time; null where nothing was told yet
 */
record Moments(@Nullable Instant now) {
  private static final DateTimeFormatter TIME = format("HH:mm:ss");
  private static final DateTimeFormatter DAY_AND_TIME = format("d MMM HH:mm:ss");
  private static final DateTimeFormatter ALL = format("d MMM yyyy HH:mm:ss");

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** The later of the two clocks that are known. */
  static Moments of(@Nullable Instant told, @Nullable Instant decided) {
    boolean later = told == null || (decided != null && decided.isAfter(told));
    return new Moments(later ? decided : told);
  }

  /** The time, with the date unless that is today's. */
  Html time(Html html, Instant at) {
    Instant now = this.now;
    boolean today =
        now != null && at.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
    return time(html, at, today ? TIME : DAY_AND_TIME);
  }

  /** The time with its date. */
  static Html whole(Html html, Instant at) {
    return time(html, at, ALL);
  }

  private static Html time(Html html, Instant at, DateTimeFormatter format) {
    String exact = at.truncatedTo(ChronoUnit.SECONDS).toString();
    return html.leaf("time", format.format(at), "datetime", exact);
  }

  /** For how long something has lasted, as in "for 12 min"; empty where that is not known. */
  String lasting(Instant since) {
    return now == null ? "" : "for " + words(Duration.between(since, now));
  }

  /** Whether a time has passed. */
  boolean isPast(Instant at) {
    return now != null && at.isBefore(now);
  }

  /** A duration in its two largest units; none is negative. */
  static String words(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return minutes + " min";
    }
    return minutes < 24 * 60
        ? two(minutes / 60, " h", minutes % 60, " min")
        : two(minutes / 60 / 24, " d", minutes / 60 % 24, " h");
  }

  private static String two(long many, String large, long few, String small) {
    return many + large + (few == 0 ? "" : " " + few + small);
  }
}
