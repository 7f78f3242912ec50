package io.barograph.ingest;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** What shippers and terminals put into a text so that a secret no longer looks like one. */
final class Escapes {
  /**
   * Colours, in bytes or as rsyslog ({@code #033}), JSON, C and {@code cat -v} write the escape.
   */
  private static final Pattern COLOUR =
      Pattern.compile(
          "(?:\\x1b\\[|\\x{9b}|(?:\\\\+(?:u001[bB]|x1[bB]|033|e)|#033|\\^\\[)\\[)[0-9;:]*[mK]");

  /** JSON writers may escape the slash and any character; quotes and backslashes stay escaped. */
  private static final Pattern ESCAPED =
      Pattern.compile("\\\\+(/|u00(?:2[013-9a-fA-F]|[3467][0-9a-fA-F]|5[0-9abd-fABD-F]))");

  private Escapes() {}

  static String undone(String text) {
    if (isPlain(text)) {
      return text;
    }
    String plain = COLOUR.matcher(text).replaceAll("");
    Matcher matcher = ESCAPED.matcher(plain);
    StringBuilder undone = new StringBuilder(plain.length());
    int kept = 0;
    while (matcher.find()) {
      undone.append(plain, kept, matcher.start()).append(character(matcher.group(1)));
      kept = matcher.end();
    }
    return undone.append(plain, kept, plain.length()).toString();
  }

  /** Every escape has one of these. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '#' || c == '^' || c == '\u001b' || c == '\u009b') {
        return false;
      }
    }
    return true;
  }

  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.chars()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(c -> printable.append((char) c));
    return printable.toString();
  }

  private static char character(String escape) {
    return escape.equals("/") ? '/' : (char) Integer.parseInt(escape.substring(1), 16);
  }
}
