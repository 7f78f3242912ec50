package io.barograph.web;

/** Makes seen what a text would do unseen: steer the page, turn its direction, hide. */
final class Visible {
  /** Characters; longer names and sentences are no help to anybody. */
  static final int LONGEST = 2000;

  /** Marks above and below one letter; more of them are drawn over the lines around. */
  private static final int MARKS = 3;

  private Visible() {}

  /** The text with every character that has no look written as its number, as in ⟨U+202E⟩. */
  static String of(String text) {
    return text.length() <= LONGEST ? whole(text) : whole(text.substring(0, LONGEST)) + "…";
  }

  /** The same of a text of any length. */
  static String whole(String text) {
    StringBuilder visible = new StringBuilder();
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int type = Character.getType(c);
      marks = isMark(type) ? marks + 1 : 0;
      if (hasNoLook(type) || marks > MARKS) {
        visible.append(String.format("⟨U+%04X⟩", c));
      } else {
        visible.appendCodePoint(c);
      }
    }
    return visible.toString();
  }

  private static boolean isMark(int type) {
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean hasNoLook(int type) {
    return switch (type) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
