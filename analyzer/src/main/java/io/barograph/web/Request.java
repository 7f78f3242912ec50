package io.barograph.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request. Nothing of it is trusted.
 *
 * @param name what stands in the path where the route has a name, decoded; else empty
 */
record Request(HttpExchange exchange, String name) {
  /** Bytes; more than any line that a CLI writes, and nothing to a heap. */
  static final int LARGEST_BODY = 64 * 1024;

  /** Bytes that are read all the same: a browser hears no answer before it has sent all. */
  private static final int LARGEST_READ = 2 * 1024 * 1024;

  Headers headers() {
    return exchange.getRequestHeaders();
  }

  boolean isPost() {
    return exchange.getRequestMethod().equals("POST");
  }

  /** Whether another site made the browser send it. Whoever is no browser does not say. */
  boolean isFromElsewhere() {
    String site = headers().getFirst("Sec-Fetch-Site");
    return site != null && !List.of("same-origin", "none").contains(site);
  }

  /** A parameter of the query, or null. */
  @Nullable String query(String parameter) {
    String query = exchange.getRequestURI().getRawQuery();
    return query == null ? null : field(query, parameter);
  }

  /** The text sent, or null if it is too large. */
  @Nullable String body() throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_READ);
    return body.length > LARGEST_BODY ? null : new String(body, StandardCharsets.UTF_8);
  }

  /** A field of a form as browsers encode it, or null. */
  static @Nullable String field(String form, String name) {
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        try {
          return URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          return null;
        }
      }
    }
    return null;
  }
}
