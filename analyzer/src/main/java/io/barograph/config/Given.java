package io.barograph.config;

/**
 * A value as somebody wrote it, not yet read.
 *
 * @param text trimmed of white space at both ends
 */
record Given(String text, Origin origin) {

  Given {
    text = text.strip();
  }

  /** The text may be a password. */
  @Override
  public String toString() {
    return "Given[from " + origin + "]";
  }
}
