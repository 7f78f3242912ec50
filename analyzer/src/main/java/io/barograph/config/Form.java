package io.barograph.config;

/**
 * The texts a setting may hold and what they stand for.
 *
 * @param bounds in words, for the listing of settings
 */
record Form<T>(String bounds, Reader<T> reader) {

  /** Reads a text. */
  interface Reader<T> {
    T read(String text) throws Misfit;
  }
}
