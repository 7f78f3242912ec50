package io.barograph.core.scope;

import java.util.List;

/**
 * Whom a storm concerns, and how that is known.
 *
 * @param evidence a sentence each; not empty
 */
public record ScopeJudgement(Scope scope, Confidence confidence, List<String> evidence) {
  public ScopeJudgement {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a judgement needs its evidence");
    }
  }
}
