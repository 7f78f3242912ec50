package io.barograph.core.dialect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * The time a line begins with, whether the line is a signal or noise: the CLI's own {@code
 * [2025-10-01T15:36:54]} (UTC, to about 0.42) or an RFC 3339 time. Read by hand, because it is done
 * for every line and most lines have none.
 */
public final class LineTime {
  /** The length of {@code 2025-10-01T15:36:54}. */
  static final int TO_THE_SECOND = 19;

  private static final long SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int WIDEST_OFFSET_HOURS = 18;
  private static final int FRACTION_DIGITS = 9;
  private static final char ESCAPE = 0x1b;

  private LineTime() {}

  /**
   * Reads the time at the start of a line, behind blanks and colours.
   *
   * @return null where the line does not begin with a time
   */
  public static @Nullable Instant leading(String line) {
    int at = Screen.skipBlanks(line, 0);
    while (at + 1 < line.length() && line.charAt(at) == ESCAPE && line.charAt(at + 1) == '[') {
      int end = line.indexOf('m', at);
      if (end < 0 || end - at > TO_THE_SECOND) {
        return null;
      }
      at = Screen.skipBlanks(line, end + 1);
    }
    if (at < line.length() && line.charAt(at) == '[') {
      return stamp(line, at);
    }
    return rfc3339(line, at, tokenEnd(line, at));
  }

  /** The CLI's own stamp, brackets included, at {@code from}; null if there is none. */
  static @Nullable Instant stamp(String text, int from) {
    int close = from + 1 + TO_THE_SECOND;
    if (close >= text.length() || text.charAt(from) != '[' || text.charAt(close) != ']') {
      return null;
    }
    long second = epochSecond(text, from + 1);
    return second == Long.MIN_VALUE ? null : Instant.ofEpochSecond(second);
  }

  /** The RFC 3339 time that fills {@code from} to {@code to}; null if it is none. */
  static @Nullable Instant rfc3339(String text, int from, int to) {
    if (to - from <= TO_THE_SECOND) {
      return null;
    }
    long second = epochSecond(text, from);
    if (second == Long.MIN_VALUE) {
      return null;
    }
    int at = from + TO_THE_SECOND;
    int nanos = 0;
    if (text.charAt(at) == '.') {
      int digits = 0;
      for (at++; at < to && isDigit(text.charAt(at)); at++, digits++) {
        if (digits < FRACTION_DIGITS) {
          nanos = nanos * 10 + (text.charAt(at) - '0');
        }
      }
      if (digits == 0) {
        return null;
      }
      for (; digits < FRACTION_DIGITS; digits++) {
        nanos *= 10;
      }
    }
    int offset = offsetSeconds(text, at, to);
    return offset == Integer.MIN_VALUE ? null : Instant.ofEpochSecond(second - offset, nanos);
  }

  /** Where the word at {@code from} ends: at a blank, an escape or the end. */
  static int tokenEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  private static int offsetSeconds(String text, int from, int to) {
    int length = to - from;
    if (length < 1) {
      return Integer.MIN_VALUE;
    }
    char sign = text.charAt(from);
    if (length == 1) {
      return sign == 'Z' || sign == 'z' ? 0 : Integer.MIN_VALUE;
    }
    boolean colon = length == 6 && text.charAt(from + 3) == ':';
    if ((sign != '+' && sign != '-') || !(colon || length == 5)) {
      return Integer.MIN_VALUE;
    }
    int hours = twoDigits(text, from + 1);
    int minutes = twoDigits(text, from + (colon ? 4 : 3));
    if (hours < 0 || hours > WIDEST_OFFSET_HOURS || minutes < 0 || minutes >= 60) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE;
    return sign == '-' ? -seconds : seconds;
  }

  /** Seconds since 1970 of {@code yyyy-MM-ddTHH:mm:ss} in UTC, or the smallest long. */
  private static long epochSecond(String text, int from) {
    if (text.length() - from < TO_THE_SECOND
        || text.charAt(from + 4) != '-'
        || text.charAt(from + 7) != '-'
        || text.charAt(from + 10) != 'T'
        || text.charAt(from + 13) != ':'
        || text.charAt(from + 16) != ':') {
      return Long.MIN_VALUE;
    }
    int century = twoDigits(text, from);
    int yearOfCentury = twoDigits(text, from + 2);
    int month = twoDigits(text, from + 5);
    int day = twoDigits(text, from + 8);
    int hour = twoDigits(text, from + 11);
    int minute = twoDigits(text, from + 14);
    int second = twoDigits(text, from + 17);
    int year = century * 100 + yearOfCentury;
    boolean date =
        century >= 0
            && yearOfCentury >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= Month.of(month).length(Year.isLeap(year));
    boolean time =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!date || !time) {
      return Long.MIN_VALUE;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    int ofDay = hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE + second;
    return days * SECONDS_PER_DAY + ofDay;
  }

  private static int twoDigits(String text, int at) {
    char tens = text.charAt(at);
    char ones = text.charAt(at + 1);
    return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + (ones - '0') : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
