package io.barograph.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody who misspelt a name probably meant. */
final class Nearest {
  private Nearest() {}

  /** The known name that is nearest, unless even that one is too far off to be meant. */
  static Optional<String> to(String name, Collection<String> known) {
    int tolerance = Math.max(2, name.length() / 3);
    return known.stream()
        .filter(candidate -> Math.abs(name.length() - candidate.length()) <= tolerance)
        .filter(candidate -> distance(name, candidate) <= tolerance)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Levenshtein's distance: letters to insert, drop or swap for another. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int swap = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
