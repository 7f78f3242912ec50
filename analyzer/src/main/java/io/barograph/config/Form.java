package io.barograph.config;

import java.util.Optional;

/**
 * The texts a setting may hold and what they stand for.
 *
 * @param bounds in words, for the listing of settings
 * @param list whether it takes several values, separated by commas
 */
record Form<T>(String bounds, boolean list, Reader<T> reader) {

  /** One value. */
  Form(String bounds, Reader<T> reader) {
    this(bounds, false, reader);
  }

  /** The same, or nothing for an empty text. */
  Form<Optional<T>> orEmpty() {
    return new Form<>(
        bounds + ", or empty",
        list,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.read(text)));
  }

  /** Reads a text. */
  interface Reader<T> {
    T read(String text) throws Misfit;
  }
}
