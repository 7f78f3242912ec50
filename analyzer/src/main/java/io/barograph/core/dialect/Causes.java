package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, by the CLI's error texts. They are the public displays of its error types (core
 * {@code CodexErr} and the transports below it), each kept for years once it was there.
 */
final class Causes {
  /** What stands before the outcome of a failed refresh in tracing records and old notices. */
  static final String REFRESH_FAILED = "Failed to refresh token";

  /** Where refresh tokens are spent: a request to it that failed never reached a verdict. */
  private static final String TOKEN_ENDPOINT = "/oauth/token";

  /** What stands before an HTTP status in the CLI's own wording. */
  private static final List<String> STATUS_HEADS =
      List.of("last status: ", "unexpected status ", "HTTP error: ");

  /** What may stand there on a line that is known to be the CLI's already. */
  private static final List<String> LOOSE_STATUS_HEADS =
      List.of("http ", "status ", "client error (", "server error (");

  /** Phrases of the CLI's own, exact enough to know a line by. */
  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase("Incorrect API key provided", Cause.API_UNAUTHORIZED),
          new Phrase("workspace routing discovery unauthorized", Cause.API_UNAUTHORIZED),
          new Phrase("authentication token is expired", Cause.API_UNAUTHORIZED),
          new Phrase("Too Many Requests", Cause.RATE_LIMITED),
          new Phrase("Rate limit reached", Cause.RATE_LIMITED),
          new Phrase("hit your usage limit", Cause.RATE_LIMITED),
          new Phrase("Quota exceeded", Cause.RATE_LIMITED),
          new Phrase("workspace is out of credits", Cause.RATE_LIMITED),
          new Phrase("currently experiencing high demand", Cause.SERVER_ERROR),
          new Phrase("model is at capacity", Cause.SERVER_ERROR),
          new Phrase("stream disconnected before completion", Cause.DISCONNECTED),
          new Phrase("stream closed before", Cause.DISCONNECTED),
          new Phrase("error sending request", Cause.DISCONNECTED),
          new Phrase("Connection failed: ", Cause.DISCONNECTED),
          new Phrase("Error while reading the server response", Cause.DISCONNECTED),
          new Phrase("workspace routing discovery failed", Cause.DISCONNECTED),
          new Phrase("request timed out", Cause.DISCONNECTED),
          new Phrase("timeout waiting for", Cause.DISCONNECTED));

  /** Words that tell only where the line is known to be the CLI's already; lower case. */
  private static final List<Phrase> WORDS =
      List.of(
          new Phrase("invalid_api_key", Cause.API_UNAUTHORIZED),
          new Phrase("rate limit", Cause.RATE_LIMITED),
          new Phrase("rate_limit", Cause.RATE_LIMITED),
          new Phrase("usage limit", Cause.RATE_LIMITED),
          new Phrase("usage_limit", Cause.RATE_LIMITED),
          new Phrase("server error", Cause.SERVER_ERROR),
          new Phrase("server_error", Cause.SERVER_ERROR),
          new Phrase("overloaded", Cause.SERVER_ERROR),
          new Phrase("service unavailable", Cause.SERVER_ERROR),
          new Phrase("bad gateway", Cause.SERVER_ERROR),
          new Phrase("stream closed", Cause.DISCONNECTED),
          new Phrase("disconnect", Cause.DISCONNECTED),
          new Phrase("timed out", Cause.DISCONNECTED),
          new Phrase("timeout", Cause.DISCONNECTED),
          new Phrase("connection", Cause.DISCONNECTED),
          new Phrase("network", Cause.DISCONNECTED),
          new Phrase("websocket", Cause.DISCONNECTED),
          new Phrase("dns error", Cause.DISCONNECTED),
          new Phrase("failed to lookup address", Cause.DISCONNECTED),
          new Phrase("handshake eof", Cause.DISCONNECTED),
          new Phrase("io error", Cause.DISCONNECTED));

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  private Causes() {}

  private record Phrase(String text, Cause cause) {}

  /** Reads the error text of a line that is known to be the CLI's own. */
  static Diagnosis of(String text) {
    Diagnosis exact = exactly(text);
    if (exact != null) {
      return exact;
    }
    int status = firstStatus(text, LOOSE_STATUS_HEADS);
    if (status > 0) {
      return ofStatus(status);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    for (Phrase word : WORDS) {
      if (lower.contains(word.text())) {
        return Diagnosis.of(word.cause());
      }
    }
    return Diagnosis.UNKNOWN;
  }

  /** Reads a text that is the CLI's own only if it is worded so; unknown for any other. */
  static Diagnosis ofExactWording(String text) {
    Diagnosis exact = exactly(text);
    return exact == null ? Diagnosis.UNKNOWN : exact;
  }

  /** What to look for in raw bytes: each text of {@link #ofExactWording} holds one of these. */
  static List<String> needles() {
    List<String> needles = new ArrayList<>(STATUS_HEADS);
    needles.add(REFRESH_FAILED);
    needles.add(Reasons.SENTENCE);
    for (Phrase phrase : PHRASES) {
      needles.add(phrase.text());
    }
    return needles;
  }

  /** The outcome of a refresh, from the text behind {@link #REFRESH_FAILED}. */
  static Diagnosis ofFailedRefresh(String text) {
    if (text.contains(Reasons.SENTENCE)) {
      return Diagnosis.rejected(Reasons.of(text));
    }
    String rest = text;
    String again = ": " + REFRESH_FAILED;
    while (rest.startsWith(again)) {
      rest = rest.substring(again.length());
    }
    String status = rest.startsWith(" status=") ? rest.substring(8) : afterColon(rest);
    return switch (status(status, 0)) {
      case UNAUTHORIZED -> Diagnosis.rejected(Reasons.of(text));
      case FORBIDDEN -> Diagnosis.unreachable(Reasons.ofForbidden(text));
      default -> Diagnosis.unreachable(null);
    };
  }

  private static @Nullable Diagnosis exactly(String text) {
    if (text.contains(Reasons.SENTENCE)) {
      return Diagnosis.rejected(Reasons.of(text));
    }
    int refresh = text.indexOf(REFRESH_FAILED);
    if (refresh >= 0) {
      return ofFailedRefresh(text.substring(refresh + REFRESH_FAILED.length()));
    }
    if (text.contains("error sending request") && text.contains(TOKEN_ENDPOINT)) {
      return Diagnosis.unreachable(null);
    }
    int status = firstStatus(text, STATUS_HEADS);
    if (status > 0) {
      return ofStatus(status);
    }
    for (Phrase phrase : PHRASES) {
      if (text.contains(phrase.text())) {
        return Diagnosis.of(phrase.cause());
      }
    }
    return null;
  }

  /** What the status of a refused request says; unknown for one that was not refused. */
  static Cause ofRefusal(String status) {
    int code = status(status, 0);
    return code < BAD_REQUEST ? Cause.UNKNOWN : ofStatus(code).cause();
  }

  private static Diagnosis ofStatus(int status) {
    if (status == UNAUTHORIZED) {
      return Diagnosis.of(Cause.API_UNAUTHORIZED);
    }
    if (status == TOO_MANY_REQUESTS) {
      return Diagnosis.of(Cause.RATE_LIMITED);
    }
    if (status >= 500) {
      return Diagnosis.of(Cause.SERVER_ERROR);
    }
    // A success is an error only where the connection should have become a websocket.
    return status < 300 || status == REQUEST_TIMEOUT
        ? Diagnosis.of(Cause.DISCONNECTED)
        : Diagnosis.UNKNOWN;
  }

  /** The status of the first status head in the text; 0 if there is none. */
  private static int firstStatus(String text, List<String> heads) {
    int first = text.length();
    int found = 0;
    for (String head : heads) {
      int at = text.indexOf(head);
      int status = at < 0 || at >= first ? 0 : status(text, at + head.length());
      if (status > 0) {
        first = at;
        found = status;
      }
    }
    return found;
  }

  /** The three digits of an HTTP status at {@code at}; 0 if none stand there. */
  private static int status(String text, int at) {
    int end = at;
    int status = 0;
    while (end < text.length()
        && end - at < 4
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '9') {
      status = status * 10 + (text.charAt(end) - '0');
      end++;
    }
    return end - at == 3 && status >= 100 && status < 600 ? status : 0;
  }

  private static String afterColon(String text) {
    return text.startsWith(": ") ? text.substring(2) : "";
  }
}
