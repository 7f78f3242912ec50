package io.barograph.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.signal.Login;
import java.util.List;

/** What records of several types tell by the same fields. */
final class Fields {
  private Fields() {}

  static void login(ObjectNode data, Login login) {
    data.put("user", login.user().value());
    data.put("cli", login.cli());
  }

  static void texts(ObjectNode data, String field, List<String> texts) {
    ArrayNode array = data.putArray(field);
    texts.forEach(array::add);
  }

  /** Whom a storm concerns and what may have caused it. */
  static void judgement(ObjectNode data, ScopeJudgement scope, List<Hypothesis> causes) {
    data.put("scope", scope.scope().label());
    data.put("confidence", scope.confidence().label());
    texts(data, "scopeEvidence", scope.evidence());
    ArrayNode array = data.putArray("causes");
    for (Hypothesis hypothesis : causes) {
      ObjectNode cause = array.addObject();
      cause.put("cause", hypothesis.cause().label());
      cause.put("confidence", hypothesis.confidence().label());
      texts(cause, "evidenceFor", hypothesis.evidenceFor());
      texts(cause, "evidenceAgainst", hypothesis.evidenceAgainst());
    }
  }
}
