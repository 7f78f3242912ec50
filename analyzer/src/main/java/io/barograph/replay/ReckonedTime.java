package io.barograph.replay;

import io.barograph.core.dialect.LineTime;
import io.barograph.core.signal.Signal;
import io.barograph.ingest.ByteScan;
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

  private Instant now;
  private boolean timed;
  private final byte[] head = new byte[HEAD];
  private int headLength;

  /** Of the block: behind the last line that went by. */
  private int passed;

  ReckonedTime(Instant start) {
    this.now = start;
  }

  /** The lines up to a found one went by. Their time is read only when one without asks for it. */
  void pass(Block block, int index) {
    keep(block, block.timed(index));
    passed = block.to(index) + 1;
  }

  /** All lines of the block went by. */
  void endOf(Block block) {
    keep(block, block.timed);
    passed = 0;
  }

  /** Keeps the head of the last line that may begin with a time, if it has not passed before. */
  private void keep(Block block, int line) {
    if (line >= passed) {
      int end = ByteScan.indexOf(block.bytes, line, Math.min(line + HEAD, block.end), (byte) '\n');
      headLength = end - line;
      System.arraycopy(block.bytes, line, head, 0, headLength);
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

  private static Duration backOff(int attempt) {
    return FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
  }
}
