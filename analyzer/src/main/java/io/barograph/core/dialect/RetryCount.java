package io.barograph.core.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The {@code 1/5} of a retry notice.
 *
 * @param attempt n, 1 to {@code limit}
 * @param limit m, 1 to {@value #HIGHEST_LIMIT}
 * @param end where the text goes on behind it
 */
record RetryCount(int attempt, int limit, int end) {
  /** The CLI refuses a higher {@code stream_max_retries}. */
  static final int HIGHEST_LIMIT = 100;

  private static final int MOST_DIGITS = 3;

  static @Nullable RetryCount at(String text, int from) {
    int slash = digitsEnd(text, from);
    if (slash == from || slash >= text.length() || text.charAt(slash) != '/') {
      return null;
    }
    int end = digitsEnd(text, slash + 1);
    if (end == slash + 1 || slash - from > MOST_DIGITS || end - slash - 1 > MOST_DIGITS) {
      return null;
    }
    int attempt = Integer.parseInt(text, from, slash, 10);
    int limit = Integer.parseInt(text, slash + 1, end, 10);
    return attempt >= 1 && attempt <= limit && limit <= HIGHEST_LIMIT
        ? new RetryCount(attempt, limit, end)
        : null;
  }

  private static int digitsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
