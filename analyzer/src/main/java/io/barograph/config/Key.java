package io.barograph.config;

import java.util.Locale;

/**
 * One setting.
 *
 * @param name as in a file, such as {@code storm.stale-after}
 * @param fallback the default, written as a user would
 * @param purpose what it is for, in one sentence
 */
record Key<T>(String name, String fallback, Form<T> form, String purpose) {

  /** The environment variable that sets it, such as {@code BAROGRAPH_STORM_STALE_AFTER}. */
  String variable() {
    return variableOf(name);
  }

  static String variableOf(String name) {
    return Keys.VARIABLE_PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
