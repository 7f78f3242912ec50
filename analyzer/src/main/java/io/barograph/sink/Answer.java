package io.barograph.sink;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered.
 *
 * @param status of HTTP; null where there was no answer
 * @param words for the log; nothing of what the receiver wrote
 * @param retryAfter how long the receiver wants to be left alone; zero where it does not say
 */
record Answer(@Nullable Integer status, String words, Duration retryAfter) {
  /** Not in time, too early, too many: RFC 9110, 8470 and 6585 ask to try again. */
  private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  /** What an answer means. */
  enum Verdict {
    ACCEPTED,
    /** It may be accepted later. */
    AGAIN,
    /** The same will be answered the next time. */
    REFUSED
  }

  /**
   * An answer that came.
   *
   * @param retryAfter the header, in seconds or as a date; one that is neither counts as none
   */
  static Answer of(int status, @Nullable String retryAfter, Instant now) {
    return new Answer(
        status,
        "it answers " + status,
        retryAfter == null ? Duration.ZERO : wait(retryAfter.strip(), now));
  }

  /** No answer came. */
  static Answer none(String words) {
    return new Answer(null, words, Duration.ZERO);
  }

  Verdict verdict() {
    if (status == null || status < 200 || status >= 500 || TRY_AGAIN.contains(status)) {
      return Verdict.AGAIN;
    }
    return status < 300 ? Verdict.ACCEPTED : Verdict.REFUSED;
  }

  private static Duration wait(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
