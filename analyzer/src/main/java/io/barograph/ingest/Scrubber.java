package io.barograph.ingest;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Takes out of a text what must not be stored: tokens, keys, cookies, mail addresses. The patterns
 * run in linear time, whatever the text.
 */
public final class Scrubber {
  private static final String GONE = "[removed]";

  private static final List<Pattern> SECRETS =
      List.of(
          // JSON Web Tokens: three dotted parts, the first two JSON in base64url.
          Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*){0,2}"),
          Pattern.compile("\\b(sk|sess|rt|at|ghp|gho|github_pat)[-_][A-Za-z0-9_-]{6,}"),
          Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{4,}"),
          Pattern.compile("(?i)\\b(set-)?cookie\\s*[:=]\\s*[^\\r\\n]*"),
          Pattern.compile(
              "(?i)(api_?key|password|secret|token)"
                  + "\\\\?\"?\\s*[:=]\\s*\\\\?\"?[^\\s\"',;}]{4,}"),
          Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
          // Long unbroken runs are keys more often than words.
          Pattern.compile("[A-Za-z0-9_+/=-]{40,}"));

  private Scrubber() {}

  /** The text without secrets, and without control characters. */
  public static String scrub(String text) {
    String scrubbed = text;
    for (Pattern secret : SECRETS) {
      scrubbed = secret.matcher(scrubbed).replaceAll(GONE);
    }
    StringBuilder printable = new StringBuilder(scrubbed.length());
    scrubbed
        .chars()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(c -> printable.append((char) c));
    return printable.toString();
  }
}
