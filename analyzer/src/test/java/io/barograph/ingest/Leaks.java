package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks for pieces of a secret. */
final class Leaks {
  /** So few characters of a secret may stand in a text by chance. */
  static final int LONGEST_PIECE = 7;

  private Leaks() {}

  /** Fails if eight characters of the secret stand together in the text, or all of a short one. */
  static void assertNoneOf(String secret, String text) {
    int piece = Math.min(secret.length(), LONGEST_PIECE + 1);
    for (int i = 0; i + piece <= secret.length(); i++) {
      String part = secret.substring(i, i + piece);
      assertThat(text.contains(part)).as("%s of %s is in %s", part, secret, text).isFalse();
    }
  }
}
