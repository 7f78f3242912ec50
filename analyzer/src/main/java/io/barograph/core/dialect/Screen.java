package io.barograph.core.dialect;

/** What of a line a terminal would show: no colours, no cursor moves, no bell. */
final class Screen {
  /**
   * Longer lines are judged by their first and last half of this many characters, so that one huge
   * line of tool output costs no more than a long error. Every line the CLI writes by itself is
   * shorter.
   */
  static final int LONGEST = 1 << 16;

  private static final char ESCAPE = 0x1b;
  private static final char BELL = 0x07;
  private static final char BYTE_ORDER_MARK = 0xfeff;

  /** How rsyslog writes an escape character that it received. */
  private static final String RSYSLOG_ESCAPE = "#033";

  private Screen() {}

  static String shown(String line) {
    String text = line;
    if (text.length() > LONGEST) {
      int half = LONGEST / 2;
      text = text.substring(0, half) + text.substring(text.length() - half);
    }
    if (text.contains(RSYSLOG_ESCAPE)) {
      text = text.replace(RSYSLOG_ESCAPE, String.valueOf(ESCAPE));
    }
    if (text.indexOf(ESCAPE) >= 0) {
      text = withoutSequences(text);
    }
    return trimmed(text);
  }

  static boolean isBlank(char c) {
    return (c <= ' ' && c != ESCAPE)
        || c == 0xa0
        || c == BYTE_ORDER_MARK
        || Character.isWhitespace(c);
  }

  /** The first index from {@code from} on that is not blank, or the length. */
  static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String trimmed(String text) {
    int from = skipBlanks(text, 0);
    int to = text.length();
    // What is looked for in bytes ends at the same blanks: see LineEnd.
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static String withoutSequences(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    // A title sequence that never ends is looked for once: a line full of them stays linear.
    int lastTitleEnd = Math.max(text.lastIndexOf(BELL), text.lastIndexOf("\u001b\\"));
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ESCAPE) {
        at = endOfSequence(text, at, lastTitleEnd);
      } else {
        shown.append(c);
        at++;
      }
    }
    return shown.toString();
  }

  private static int endOfSequence(String text, int escape, int lastTitleEnd) {
    int at = escape + 1;
    if (at >= text.length()) {
      return at;
    }
    return switch (text.charAt(at)) {
      case '[' -> endOfControl(text, at + 1);
      case ']' -> lastTitleEnd > at ? endOfTitle(text, at + 1) : at + 1;
      default -> at + 1;
    };
  }

  private static int endOfControl(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= 0x20 && text.charAt(at) <= 0x3f) {
      at++;
    }
    return Math.min(at + 1, text.length());
  }

  private static int endOfTitle(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == BELL) {
        return at;
      }
      if (c == ESCAPE) {
        return at < text.length() && text.charAt(at) == '\\' ? at + 1 : at - 1;
      }
    }
    return at;
  }
}
