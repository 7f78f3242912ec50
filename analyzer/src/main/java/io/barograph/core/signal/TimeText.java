package io.barograph.core.signal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as {@link Instant#toString} writes them. That goes through a formatter, which took a tenth
 * of what an event costs; here digits are put where they belong.
 */
public final class TimeText {
  private static final long DAY = 86_400;
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
  private static final long BEHIND = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

  /** A date, a time to the nanosecond, and what stands around them. */
  private static final int LONGEST = 30;

  private TimeText() {}

  /** Such as {@code 2026-01-05T08:00:00.360Z}: no fraction, or three, six or nine digits. */
  public static String of(Instant time) {
    long second = time.getEpochSecond();
    if (second < FIRST || second >= BEHIND) {
      return time.toString();
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(second, DAY));
    int ofDay = (int) Math.floorMod(second, DAY);
    byte[] text = new byte[LONGEST];
    digits(text, 0, 4, date.getYear());
    text[4] = '-';
    digits(text, 5, 2, date.getMonthValue());
    text[7] = '-';
    digits(text, 8, 2, date.getDayOfMonth());
    text[10] = 'T';
    digits(text, 11, 2, ofDay / 3600);
    text[13] = ':';
    digits(text, 14, 2, ofDay / 60 % 60);
    text[16] = ':';
    digits(text, 17, 2, ofDay % 60);
    int end = fraction(text, 19, time.getNano());
    text[end] = 'Z';
    return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
  }

  /** Behind the fraction, which is told in thousandths of thousandths as far as it needs. */
  private static int fraction(byte[] text, int at, int nanos) {
    if (nanos == 0) {
      return at;
    }
    int count = 9;
    int rest = nanos;
    while (rest % 1000 == 0) {
      rest /= 1000;
      count -= 3;
    }
    text[at] = '.';
    digits(text, at + 1, count, rest);
    return at + 1 + count;
  }

  private static void digits(byte[] text, int at, int count, int number) {
    int rest = number;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
