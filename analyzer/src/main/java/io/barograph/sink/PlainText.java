package io.barograph.sink;

/** Texts that came from lines, on their way to people: they steer no terminal and fit a message. */
final class PlainText {
  /** The schemas bound names to this. */
  private static final int LONGEST = 256;

  private PlainText() {}

  /** The text without what cannot be seen or is no text, cut where it is too long. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), LONGEST));
    text.codePoints().limit(LONGEST).map(PlainText::visible).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static int visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '?';
      default -> character;
    };
  }
}
