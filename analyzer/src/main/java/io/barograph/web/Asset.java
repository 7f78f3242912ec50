package io.barograph.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A file of the jar that a page needs. */
final class Asset {
  private Asset() {}

  static Answer.Source of(String name, String contentType) {
    try (InputStream in = Objects.requireNonNull(Asset.class.getResourceAsStream(name))) {
      Page page = Page.of(200, contentType, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return request -> page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
