package io.barograph.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param status of HTTP
 * @param headers beside those that every answer has
 */
record Page(int status, String contentType, String body, Map<String, String> headers)
    implements Answer {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  static Page of(int status, String contentType, String body) {
    return new Page(status, contentType, body, Map.of());
  }

  static Page text(int status, String sentence) {
    return of(status, TEXT, sentence + "\n");
  }

  static Page json(int status, String body) {
    return of(status, JSON, body + "\n");
  }

  static Page html(String body) {
    return of(200, HTML, body);
  }

  /** That it may be asked again in so many seconds. */
  static Page busy(int seconds) {
    return text(503, "Too many ask at once; try again in a moment.")
        .with("Retry-After", String.valueOf(seconds));
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  Page with(String header, String value) {
    return new Page(status, contentType, body, Map.of(header, value));
  }
}
