package io.barograph.core.scope;

import java.util.Comparator;
import java.util.List;

/**
 * A likely cause, and what was seen of it.
 *
 * @param evidenceFor a sentence each; empty only for {@link LikelyCause#UNKNOWN}
 * @param evidenceAgainst a sentence each; may be empty
 */
public record Hypothesis(
    LikelyCause cause,
    Confidence confidence,
    List<String> evidenceFor,
    List<String> evidenceAgainst) {
  /** The surest first; of equally sure ones in the order of {@link LikelyCause}. */
  static final Comparator<Hypothesis> SUREST_FIRST =
      Comparator.comparing(Hypothesis::confidence).thenComparing(Hypothesis::cause);

  public Hypothesis {
    evidenceFor = List.copyOf(evidenceFor);
    evidenceAgainst = List.copyOf(evidenceAgainst);
    if (evidenceFor.isEmpty() && cause != LikelyCause.UNKNOWN) {
      throw new IllegalArgumentException("a cause without evidence is a guess");
    }
  }
}
