package io.barograph.core.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What the host's own logger writes before a line: syslog (RFC 3164 and 5424, rsyslog, syslog-ng,
 * journald), docker and CRI, compose, a bracketed process id. Prose is no prefix: a line that only
 * quotes the CLI must stay noise.
 */
final class HostPrefix {
  /** Longer words are neither host names nor tags. */
  private static final int LONGEST_WORD = 255;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** The length of {@code Nov 22 14:42:59}. */
  private static final int BSD_TIME = 15;

  private HostPrefix() {}

  /**
   * Where the CLI's own text may begin, in the order to try: without a prefix, behind the time,
   * behind the tag.
   */
  static int[] starts(String text) {
    int time = afterPriority(text);
    int afterTime = afterTime(text, time);
    if (afterTime >= 0) {
      int afterTag = afterOrigin(text, afterTime);
      return afterTag < 0 ? new int[] {0, afterTime} : new int[] {0, afterTime, afterTag};
    }
    int afterMark = afterProcess(text);
    return afterMark < 0 ? new int[] {0} : new int[] {0, afterMark};
  }

  /** Behind {@code <131>} and the version {@code 1} of RFC 5424. */
  private static int afterPriority(String text) {
    if (!text.startsWith("<")) {
      return 0;
    }
    int close = text.indexOf('>');
    if (close < 2 || close > 4 || !areDigits(text, 1, close)) {
      return 0;
    }
    return text.startsWith("1 ", close + 1) ? close + 3 : close + 1;
  }

  private static int afterTime(String text, int from) {
    int end = LineTime.tokenEnd(text, from);
    if (LineTime.rfc3339(text, from, end) != null) {
      return wordAfter(text, end);
    }
    return isBsdTime(text, from) ? wordAfter(text, from + BSD_TIME) : -1;
  }

  private static boolean isBsdTime(String text, int from) {
    return text.length() > from + BSD_TIME
        && MONTHS.indexOf(text.substring(from, from + 3)) % 3 == 0
        && text.charAt(from + 3) == ' '
        && text.charAt(from + 6) == ' '
        && areDigits(text, from + 7, from + 9)
        && text.charAt(from + 9) == ':'
        && areDigits(text, from + 10, from + 12)
        && text.charAt(from + 12) == ':'
        && areDigits(text, from + 13, from + 15);
  }

  /** Behind host and tag, or behind the stream of a container log. */
  private static int afterOrigin(String text, int from) {
    String first = word(text, from);
    if (first == null) {
      return -1;
    }
    int second = wordAfter(text, from + first.length());
    if (isTag(first)) {
      return second;
    }
    String next = word(text, second);
    if (next == null || isLevel(first)) {
      return -1;
    }
    int third = wordAfter(text, second + next.length());
    boolean container = first.equals("stderr") || first.equals("stdout");
    if (container && (next.equals("F") || next.equals("P"))) {
      return third;
    }
    return isTag(next) ? third : afterRfc5424(text, third);
  }

  /** Behind process id, message id and structured data, which follow host and program. */
  private static int afterRfc5424(String text, int from) {
    String process = word(text, from);
    if (process == null || !(process.equals("-") || areDigits(process, 0, process.length()))) {
      return -1;
    }
    int id = wordAfter(text, from + process.length());
    String message = word(text, id);
    if (message == null) {
      return -1;
    }
    int data = wordAfter(text, id + message.length());
    if (text.startsWith("- ", data)) {
      return wordAfter(text, data + 1);
    }
    int close = text.startsWith("[", data) ? text.indexOf("] ", data) : -1;
    return close < 0 ? -1 : wordAfter(text, close + 1);
  }

  /** Behind {@code [42] }, {@code codex[42]: } or {@code codex-1 | }. */
  private static int afterProcess(String text) {
    String first = word(text, 0);
    if (first == null) {
      return -1;
    }
    int next = wordAfter(text, first.length());
    if (first.startsWith("[")) {
      int close = first.length() - 1;
      return first.endsWith("]") && close > 1 && areDigits(first, 1, close) ? next : -1;
    }
    if (text.startsWith("| ", next)) {
      return wordAfter(text, next + 1);
    }
    return isTag(first) && first.contains("[") ? next : -1;
  }

  /** A program's name with a process id, a colon or both; never a level or a Rust path. */
  private static boolean isTag(String word) {
    int end = word.endsWith(":") ? word.length() - 1 : word.length();
    int name = end;
    if (end > 0 && word.charAt(end - 1) == ']') {
      name = word.indexOf('[');
      if (name < 0 || !areDigits(word, name + 1, end - 1)) {
        return false;
      }
    } else if (end == word.length()) {
      return false;
    }
    for (int at = 0; at < name; at++) {
      char c = word.charAt(at);
      if (!Character.isLetterOrDigit(c) && "_-./@".indexOf(c) < 0) {
        return false;
      }
    }
    return name > 0 && !isLevel(word.substring(0, name));
  }

  static boolean isLevel(String word) {
    return switch (word) {
      case "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "FATAL", "NOTICE" -> true;
      case "error", "warn", "warning", "info", "debug", "trace", "fatal", "notice" -> true;
      default -> false;
    };
  }

  private static @Nullable String word(String text, int from) {
    int end = LineTime.tokenEnd(text, from);
    return end == from || end == text.length() || end - from > LONGEST_WORD
        ? null
        : text.substring(from, end);
  }

  private static int wordAfter(String text, int from) {
    return Screen.skipBlanks(text, from);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return to > from;
  }
}
