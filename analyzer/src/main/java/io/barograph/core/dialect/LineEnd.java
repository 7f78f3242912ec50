package io.barograph.core.dialect;

/** The end of a line in raw bytes, where its text may still be escaped for JSON. */
final class LineEnd {
  /** Longer sequences are no colours. */
  private static final int LONGEST_COLOUR = 24;

  private LineEnd() {}

  /** Where the text ends without blanks, line breaks and colours behind it. */
  static int withoutTrail(byte[] bytes, int from, int to) {
    int end = to;
    int before;
    do {
      before = end;
      end = beforeBlanks(bytes, from, end);
      end = beforeEscapedBlank(bytes, from, end);
      end = beforeColour(bytes, from, end);
    } while (end < before);
    return end;
  }

  static int beforeBlanks(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
      end--;
    }
    return end;
  }

  private static int beforeEscapedBlank(byte[] bytes, int from, int to) {
    if (to - from < 2 || bytes[to - 2] != '\\') {
      return to;
    }
    byte letter = bytes[to - 1];
    return letter == 'n' || letter == 'r' || letter == 't' ? to - 2 : to;
  }

  /** Before {@code ESC[0m}, {@code \u001b[0m} in JSON or {@code #033[0m} from rsyslog. */
  private static int beforeColour(byte[] bytes, int from, int to) {
    if (to == from || bytes[to - 1] != 'm') {
      return to;
    }
    int at = to - 2;
    int limit = Math.max(from, to - LONGEST_COLOUR);
    while (at > limit && (bytes[at] == ';' || (bytes[at] >= '0' && bytes[at] <= '9'))) {
      at--;
    }
    if (at <= from || bytes[at] != '[') {
      return to;
    }
    if (bytes[at - 1] == 0x1b) {
      return at - 1;
    }
    if (endsWith(bytes, from, at, "#033")) {
      return at - 4;
    }
    boolean escaped = endsWith(bytes, from, at, "\\u001b") || endsWith(bytes, from, at, "\\u001B");
    return escaped ? at - 6 : to;
  }

  private static boolean endsWith(byte[] bytes, int from, int to, String text) {
    int start = to - text.length();
    if (start < from) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
