package io.barograph.core.dialect;

import org.jspecify.annotations.Nullable;

/** Tells what may be a host where nothing but its place says so: before a line, behind a time. */
final class HostName {
  private static final String NAME = "name";
  private static final int PARTS_OF_IPV4 = 4;
  private static final int PARTS_OF_IPV6 = 8;

  private HostName() {}

  /** Letters, digits, dots and dashes, not digits alone; or an address. */
  static boolean isName(String word) {
    boolean letter = false;
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      letter |= Character.isLetter(c);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
        return isAddress(word);
      }
    }
    return letter || isAddress(word);
  }

  private static boolean isAddress(String word) {
    int dots = 0;
    int colons = 0;
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      dots += c == '.' ? 1 : 0;
      colons += c == ':' ? 1 : 0;
      if (c != '.' && c != ':' && Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return colons == 0
        ? dots == PARTS_OF_IPV4 - 1
        : colons == PARTS_OF_IPV6 - 1 || word.contains("::");
  }

  /** Where the brace stands that closes the map which opens at {@code from}, or -1. */
  static int endOfMap(String text, int from) {
    int depth = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  /** The name in a map as Ruby, Java or JSON write it; null where it has none of its own. */
  static @Nullable String inMap(String text, int open, int close) {
    int depth = 0;
    for (int at = open; at < close; at++) {
      char c = text.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 1 && isKey(text, at)) {
        return value(text, at + NAME.length(), close);
      }
    }
    return null;
  }

  private static boolean isKey(String text, int at) {
    int end = at + NAME.length();
    return text.startsWith(NAME, at)
        && "{ ,\"".indexOf(text.charAt(at - 1)) >= 0
        && (text.startsWith("=", end) || text.startsWith("\"", end));
  }

  private static @Nullable String value(String text, int from, int close) {
    int at = from;
    while (at < close && "\"=>: ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int end = at;
    while (end < close && "\", ".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end == at ? null : text.substring(at, end);
  }
}
