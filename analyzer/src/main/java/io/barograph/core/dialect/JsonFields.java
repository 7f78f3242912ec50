package io.barograph.core.dialect;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few string fields of one JSON object. The core has no JSON library, and needs none for this:
 * one pass, bounded depth, nothing kept but what was asked for.
 */
final class JsonFields {
  /** Deeper objects are not read; no event of the CLI comes near. */
  static final int DEEPEST = 64;

  private final String text;
  private final Set<String> wanted;
  private final Map<String, String> found = new HashMap<>();
  private int at;
  private boolean broken;

  private JsonFields(String text, Set<String> wanted) {
    this.text = text;
    this.wanted = wanted;
  }

  /**
   * Reads an object that fills the text.
   *
   * @param wanted names of string fields, of the object or, as {@code outer.inner}, of one in it
   * @return null if the text is anything but one well-formed object
   */
  static @Nullable JsonFields of(String text, Set<String> wanted) {
    JsonFields fields = new JsonFields(text, wanted);
    fields.value("", 0);
    fields.skipBlanks();
    boolean whole = !fields.broken && fields.at == text.length() && text.startsWith("{");
    return whole ? fields : null;
  }

  /** The field's value, or an empty string if the object has no such string. */
  String get(String name) {
    return found.getOrDefault(name, "");
  }

  private void value(String path, int depth) {
    skipBlanks();
    char c = peek();
    if (depth > DEEPEST) {
      broken = true;
    } else if (c == '{') {
      members(path, depth, '}');
    } else if (c == '[') {
      members(path, depth, ']');
    } else if (c == '"') {
      String value = string(wanted.contains(path));
      if (wanted.contains(path)) {
        found.putIfAbsent(path, value);
      }
    } else {
      literal();
    }
  }

  /** The members of an object, or, which are never wanted, of an array. */
  private void members(String path, int depth, char close) {
    at++;
    skipBlanks();
    if (peek() == close) {
      at++;
      return;
    }
    while (!broken) {
      String name = close == '}' ? name() : "";
      boolean reachable = close == '}' && depth < 2;
      value(!reachable ? "[]" : path.isEmpty() ? name : path + "." + name, depth + 1);
      skipBlanks();
      char c = peek();
      at++;
      if (c == close) {
        return;
      }
      broken |= c != ',';
    }
  }

  private String name() {
    skipBlanks();
    broken |= peek() != '"';
    String name = broken ? "" : string(true);
    skipBlanks();
    broken |= peek() != ':';
    at++;
    return name;
  }

  /** Reads past a string; its value only if it is kept. */
  private String string(boolean kept) {
    StringBuilder value = kept ? new StringBuilder() : null;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value == null ? "" : value.toString();
      }
      if (c == '\\') {
        c = escaped();
      } else if (c < ' ') {
        broken = true;
      }
      if (value != null) {
        value.append(c);
      }
    }
    broken = true;
    return "";
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        broken = true;
        yield ' ';
      }
    };
  }

  /** One UTF-16 unit: the halves of a surrogate pair are escaped one after the other. */
  private char unicode() {
    int unit = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = Character.digit(peek(), 16);
      broken |= value < 0;
      unit = unit << 4 | Math.max(value, 0);
      at++;
    }
    return (char) unit;
  }

  /** A number, true, false or null: none is wanted, so none is looked at closely. */
  private void literal() {
    int from = at;
    while (at < text.length() && isLiteral(text.charAt(at))) {
      at++;
    }
    broken |= at == from;
  }

  private static boolean isLiteral(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
  }

  private void skipBlanks() {
    at = Screen.skipBlanks(text, at);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
