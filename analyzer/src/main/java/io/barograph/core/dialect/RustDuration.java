package io.barograph.core.dialect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A Rust {@code Duration} in debug form, such as {@code 187ms}, {@code 1.755s} or {@code 2.1µs},
 * with whatever the ellipsis behind it has become on its way.
 */
final class RustDuration {
  private static final int MOST_DIGITS = 9;
  private static final int FRACTION_DIGITS = 9;

  /** A re-encoded ellipsis is up to three signs, twice re-encoded up to six. */
  private static final int LONGEST_ELLIPSIS = 6;

  /** A re-encoded µ is up to two signs, twice re-encoded up to four. */
  private static final int LONGEST_MICRO = 4;

  private RustDuration() {}

  /** Reads what fills {@code from} to the end of the text; null if that is no duration. */
  static @Nullable Duration toEnd(String text, int from) {
    int point = digitsEnd(text, from);
    int end = point;
    if (point < text.length() && text.charAt(point) == '.') {
      end = digitsEnd(text, point + 1);
    }
    int whole = point - from;
    if (whole < 1 || whole > MOST_DIGITS || end == point + 1) {
      return null;
    }
    long nanosPerUnit = 0;
    int unit = end;
    if (text.startsWith("s", unit)) {
      nanosPerUnit = 1_000_000_000L;
      end = unit + 1;
    } else if (text.startsWith("ms", unit)) {
      nanosPerUnit = 1_000_000L;
      end = unit + 2;
    } else if (text.startsWith("ns", unit)) {
      nanosPerUnit = 1L;
      end = unit + 2;
    } else {
      end = microsEnd(text, unit);
      nanosPerUnit = 1_000L;
    }
    if (end < 0 || !isEllipsis(text, end)) {
      return null;
    }
    long seconds = Long.parseLong(text, from, point, 10);
    return scaled(seconds, fraction(text, point, unit), nanosPerUnit);
  }

  /** Whether nothing but an ellipsis, or what is left of one, fills the rest of the text. */
  static boolean isEllipsis(String text, int from) {
    if (text.length() - from > LONGEST_ELLIPSIS) {
      return false;
    }
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '.' && c != '?' && c < 0x80) {
        return false;
      }
    }
    return true;
  }

  private static Duration scaled(long whole, int billionths, long nanosPerUnit) {
    return Duration.ofNanos(Math.multiplyExact(whole, nanosPerUnit))
        .plusNanos(billionths * nanosPerUnit / 1_000_000_000L);
  }

  /** The digits behind the point as billionths; more digits than nine are cut. */
  private static int fraction(String text, int point, int end) {
    int value = 0;
    for (int digit = 0; digit < FRACTION_DIGITS; digit++) {
      int at = point + 1 + digit;
      value = value * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return value;
  }

  private static int microsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= 0x80 && at - from < LONGEST_MICRO) {
      at++;
    }
    if (at == from && text.startsWith("u", at)) {
      at++;
    }
    return at > from && text.startsWith("s", at) ? at + 1 : -1;
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
