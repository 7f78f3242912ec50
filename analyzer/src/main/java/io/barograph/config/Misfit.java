package io.barograph.config;

/** A text that a setting cannot take. The message continues the sentence that the key begins. */
final class Misfit extends Exception {

  /**
   * @param rule such as {@code must be at least 2}
   */
  Misfit(String rule) {
    super(rule, null, false, false);
  }

  String rule() {
    return String.valueOf(getMessage());
  }
}
