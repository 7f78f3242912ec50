package io.barograph.ingest;

import io.barograph.core.dialect.LineTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that shippers write: RFC 3339, with a blank for the T or before the offset, with
 * a comma for the point or without a zone too; seconds, milli-, micro- or nanoseconds since 1970;
 * {@code Nov 22 14:22:39} without a year.
 *
 * @param zone of times that name none
 */
public record ShipperTime(ZoneId zone) {
  /** Later than the year 5000 in seconds, earlier than 1973 in the next finer unit. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final int FINER_UNITS = 3;
  private static final int LONGEST = 40;

  /** The length of {@code 2026-11-22}. */
  private static final int DATE = 10;

  /** The length of {@code Nov 22 14:22:39}. */
  private static final int BSD = 15;

  private static final Duration HALF_A_YEAR = Duration.ofDays(183);

  /**
   * Reads one.
   *
   * @param near some time of the record, which tells the year where none is written
   * @return null for what is no time, 0 included: it stands for none
   */
  @Nullable Instant read(String text, Instant near) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    char first = text.charAt(0);
    if (first >= 'A' && first <= 'S') {
      return withoutYear(text, near);
    }
    if (first < '0' || first > '9') {
      return null;
    }
    return text.length() > 4 && text.charAt(4) == '-' ? dated(text) : sinceEpoch(text);
  }

  private @Nullable Instant dated(String text) {
    Instant usual = LineTime.leading(text);
    if (usual != null) {
      return usual;
    }
    String iso = iso(text);
    Instant zoned = LineTime.leading(iso);
    if (zoned != null) {
      return zoned;
    }
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeException e) {
      // Without a zone, then.
      return local(iso);
    }
  }

  /** With a T, a point before the fraction, and the offset without a blank before it. */
  private static String iso(String text) {
    String plain = text.replace(',', '.').replace(" UTC", "Z");
    return plain.length() <= DATE
        ? plain
        : plain.substring(0, DATE) + 'T' + plain.substring(DATE + 1).replace(" ", "");
  }

  private @Nullable Instant local(String iso) {
    try {
      return LocalDateTime.parse(iso).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant sinceEpoch(String text) {
    try {
      BigDecimal seconds = new BigDecimal(text);
      for (int i = 0; i < FINER_UNITS && seconds.compareTo(MOST_SECONDS) >= 0; i++) {
        seconds = seconds.divide(THOUSAND);
      }
      if (seconds.signum() <= 0 || seconds.compareTo(MOST_SECONDS) >= 0) {
        return null;
      }
      long whole = seconds.longValue();
      BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
      return Instant.ofEpochSecond(whole, rest.movePointRight(9).longValue());
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  /** The year is the one that brings it nearest to the record. */
  private @Nullable Instant withoutYear(String text, Instant near) {
    if (text.length() < BSD) {
      return null;
    }
    int year = near.atZone(zone).getYear();
    for (int candidate : new int[] {year, year - 1, year + 1}) {
      Instant time = inYear(text.substring(0, BSD), candidate);
      if (time != null && Duration.between(near, time).abs().compareTo(HALF_A_YEAR) <= 0) {
        return time;
      }
    }
    return null;
  }

  private @Nullable Instant inYear(String text, int year) {
    try {
      return LocalDateTime.parse(text, bsd(year)).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      // The 29th of February of another year, or no time at all.
      return null;
    }
  }

  private static DateTimeFormatter bsd(int year) {
    return new DateTimeFormatterBuilder()
        .parseCaseSensitive()
        .appendPattern("MMM ppd HH:mm:ss")
        .parseDefaulting(ChronoField.YEAR, year)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
