package io.barograph.replay;

import io.barograph.core.dialect.LineTime;
import io.barograph.core.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of lines that have none: that of the last line before that has one, moved on by the
 * delays that retry notices announce, and by a microsecond a line so that no two are the same.
 */
final class ReckonedTime {
  /** The longest prefix with a time that is looked at. */
  private static final int HEAD = 48;

  /** The CLI's first back-off; each further one is twice as long. */
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);

  /** Doubling ends here: a longer wait would be announced. */
  private static final int MOST_DOUBLINGS = 10;

  private static final byte ESCAPE = 0x1b;

  private Instant now;
  private boolean timed;
  private final byte[] head = new byte[HEAD];
  private int headLength;

  ReckonedTime(Instant start) {
    this.now = start;
  }

  /** A line went by. Its time is read only when a line without one asks for it. */
  void pass(byte[] block, int from, int to) {
    if (from < to && mayBeTime(block[from])) {
      headLength = Math.min(HEAD, to - from);
      System.arraycopy(block, from, head, 0, headLength);
    }
  }

  /** The time of the line that passed last. */
  Instant now() {
    Instant told = told();
    if (told != null && (!timed || told.isAfter(now))) {
      now = told;
      timed = true;
    } else {
      now = now.plusNanos(1000);
    }
    return now;
  }

  /** A signal without a time of its own was read: what comes next comes after its delay. */
  void read(Signal signal) {
    if (signal instanceof Signal.RetryAnnounced notice) {
      Duration announced = notice.delay();
      now = now.plus(announced == null ? backOff(notice.attempt()) : announced);
    }
  }

  private @Nullable Instant told() {
    if (headLength == 0) {
      return null;
    }
    String text = new String(head, 0, headLength, StandardCharsets.UTF_8);
    headLength = 0;
    return LineTime.leading(text);
  }

  private static boolean mayBeTime(byte first) {
    return (first >= '0' && first <= '9') || first == '[' || first == ESCAPE;
  }

  private static Duration backOff(int attempt) {
    return FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
  }
}
