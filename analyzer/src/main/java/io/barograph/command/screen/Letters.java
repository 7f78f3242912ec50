package io.barograph.command.screen;

import java.nio.charset.Charset;
import java.text.Normalizer;
import org.jline.utils.WCWidth;

/** The letters that a terminal can show, and how many of its cells a text takes. */
public enum Letters {
  UNICODE('…', " ▁▂▃▄▅▆▇█"),
  ASCII('~', " .:-=+*#@");

  /** No name is so long; what is may not cost more than it shows. */
  private static final int MOST = 1000;

  /** Some scripts need two; more only paint over the lines beside them. */
  private static final int MARKS = 2;

  private static final char UNSHOWN = '?';

  private final char cut;
  private final String levels;

  Letters(char cut, String levels) {
    this.cut = cut;
    this.levels = levels;
  }

  /** What can be written in that character set. */
  public static Letters of(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode(UNICODE.levels) ? UNICODE : ASCII;
  }

  /** From nothing to the peak, one letter each. */
  String levels() {
    return levels;
  }

  /** The text without anything that steers a terminal or that it cannot show. */
  public String clean(String text) {
    String given = text.length() > MOST ? text.substring(0, MOST) : text;
    StringBuilder clean = new StringBuilder(given.length());
    int marks = MARKS;
    for (int c : Normalizer.normalize(given, Normalizer.Form.NFC).codePoints().toArray()) {
      boolean mark = isMark(c);
      marks = mark ? marks + 1 : 0;
      if (!mark || marks <= MARKS) {
        clean.appendCodePoint(isShown(c) ? c : UNSHOWN);
      }
    }
    return clean.toString();
  }

  /** The cells that a clean text takes; those of East Asia are two wide. */
  public static int width(String clean) {
    return clean.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** A clean text in at most so many cells; the cut is marked. */
  public String cut(String clean, int cells) {
    if (width(clean) <= cells) {
      return clean;
    }
    StringBuilder kept = new StringBuilder();
    int left = cells - 1;
    for (int c : clean.codePoints().toArray()) {
      left -= Math.max(0, WCWidth.wcwidth(c));
      if (left < 0) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return cells < 1 ? "" : kept.append(cut).toString();
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> this == UNICODE || c < 0x7f;
    };
  }
}
