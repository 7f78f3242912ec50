package io.barograph.ingest;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a line's own time may be believed.
 *
 * @param future how far ahead of its record's time it may lie, not negative
 */
public record TimeBounds(Duration future) {
  /** No CLI of this kind is older: a clock that says so was never set. */
  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Later ones do not fit into 64 bits of nanoseconds, and nobody writes a log then. */
  static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  public TimeBounds {
    if (future.isNegative()) {
      throw new IllegalArgumentException(
          "time.future-bound must not be negative but was " + future);
    }
  }

  boolean believes(Instant time, RawRecord record) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      return false;
    }
    return switch (record.timeSource()) {
      case RECORD -> !time.isAfter(record.time().plus(future));
      case LINE, SHIPPER, RECKONED -> true;
    };
  }
}
