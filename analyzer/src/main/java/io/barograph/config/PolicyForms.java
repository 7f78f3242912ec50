package io.barograph.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The forms that stand in policies alone. */
final class PolicyForms {
  private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{1,8})?%?");

  /** One in ten thousand: below that, one user of any fleet would be a share. */
  private static final BigDecimal LEAST_SHARE = new BigDecimal("0.0001");

  /** Event times before it are not believed either. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** RFC 3339 writes years with four digits. */
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private PolicyForms() {}

  /** A part of a whole: a decimal, or per cent. */
  static Form<BigDecimal> share() {
    return new Form<>(
        LEAST_SHARE + " to 1, or as per cent",
        text -> {
          if (!SHARE.matcher(text).matches()) {
            throw new Misfit("must be a share such as 0.03 or 3%");
          }
          BigDecimal value =
              text.endsWith("%")
                  ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2)
                  : new BigDecimal(text);
          if (value.compareTo(LEAST_SHARE) < 0) {
            throw new Misfit("must be at least " + LEAST_SHARE);
          }
          if (value.compareTo(BigDecimal.ONE) > 0) {
            throw new Misfit("must be at most 1, or 100%,");
          }
          return value.stripTrailingZeros();
        });
  }

  /** A point in time, as RFC 3339 writes it. */
  static Form<Instant> time() {
    return new Form<>(
        "a time such as 2026-01-01T00:00:00Z",
        text -> {
          try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
              return time;
            }
          } catch (DateTimeException e) {
            throw new Misfit("must be a time such as 2026-01-01T00:00:00Z");
          }
          throw new Misfit("must be a time between the years 2000 and 9999");
        });
  }

  /** Words for people. */
  static Form<String> words(int most) {
    return new Form<>(
        "up to " + most + " characters",
        text -> {
          if (text.length() > most) {
            throw new Misfit("must be at most " + most + " characters");
          }
          return text;
        });
  }
}
