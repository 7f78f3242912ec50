package io.barograph.web;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body in UTF-8
 */
record Page(int status, String contentType, String body) {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  /** Makes an answer, given the headers of the request. */
  interface Source {
    Page answer(Headers request);
  }

  static Page text(int status, String sentence) {
    return new Page(status, TEXT, sentence + "\n");
  }

  static Page json(int status, String body) {
    return new Page(status, JSON, body + "\n");
  }

  static Page html(String body) {
    return new Page(200, HTML, body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
