package io.barograph.board;

import java.util.List;

/** Whom a storm concerns and what may have caused it, the likeliest first. */
public record Judgement(
    String scope, String confidence, List<String> scopeEvidence, List<Cause> causes) {

  /** One possible cause, with what speaks for it and against it. */
  public record Cause(
      String cause, String confidence, List<String> evidenceFor, List<String> evidenceAgainst) {
    public Cause {
      cause = Kept.text(cause);
      confidence = Kept.text(confidence);
      evidenceFor = Kept.texts(evidenceFor);
      evidenceAgainst = Kept.texts(evidenceAgainst);
    }
  }

  public Judgement {
    scope = Kept.text(scope);
    confidence = Kept.text(confidence);
    scopeEvidence = Kept.texts(scopeEvidence);
    causes = Kept.list(causes);
  }
}
