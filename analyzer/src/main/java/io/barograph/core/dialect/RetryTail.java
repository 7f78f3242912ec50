package io.barograph.core.dialect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ; retrying 1/5 in 187ms…} at the end of a notice. The cause before it is free text, so
 * it is found from the right.
 *
 * @param start where the tail begins in the text: all before it is the cause
 * @param delay null where a terminal's edge cut it off
 */
record RetryTail(int start, RetryCount count, @Nullable Duration delay) {
  private static final String RETRYING = "retrying ";
  private static final String IN = " in";

  static @Nullable RetryTail of(String text) {
    int at = text.lastIndexOf(RETRYING);
    int start = at < 0 ? -1 : separator(text, at);
    RetryCount count = start < 0 ? null : RetryCount.at(text, at + RETRYING.length());
    if (count == null) {
      return null;
    }
    int end = count.end();
    if (RustDuration.isEllipsis(text, end)) {
      return new RetryTail(start, count, null);
    }
    if (!text.startsWith(IN, end)) {
      return null;
    }
    end += IN.length();
    if (end == text.length()) {
      return new RetryTail(start, count, null);
    }
    Duration delay = text.charAt(end) == ' ' ? RustDuration.toEnd(text, end + 1) : null;
    return delay == null ? null : new RetryTail(start, count, delay);
  }

  /** Where the semicolon before the tail stands; the start if a terminal's edge took it away. */
  private static int separator(String text, int retrying) {
    int at = retrying;
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    if (at == 0) {
      return 0;
    }
    return text.charAt(at - 1) == ';' ? at - 1 : -1;
  }
}
