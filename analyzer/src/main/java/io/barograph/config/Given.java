package io.barograph.config;

/**
 * A value as somebody wrote it, not yet read.
 *
 * @param text trimmed of white space at both ends
 * @param list whether it was written as a list; the text then has its values separated by commas
 */
record Given(String text, Origin origin, boolean list) {

  Given(String text, Origin origin) {
    this(text, origin, false);
  }

  Given {
    text = text.strip();
  }

  /** The text may be a password. */
  @Override
  public String toString() {
    return "Given[from " + origin + "]";
  }
}
