package io.barograph.bench;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.Scope;
import io.barograph.core.storm.Storm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A storm as it was found, and all that was said of it. */
final class FoundStorm {
  /** What was thought of it at a time. */
  record Thought(Instant at, Scope scope, LikelyCause cause) {
    static Thought of(Remediation advice) {
      return new Thought(advice.advisedAt(), advice.scope().scope(), surest(advice.causes()));
    }

    static LikelyCause surest(List<Hypothesis> causes) {
      return causes.isEmpty() ? LikelyCause.UNKNOWN : causes.get(0).cause();
    }
  }

  private final Storm opened;
  private final List<Thought> thoughts = new ArrayList<>();
  private final List<Remediation> advice = new ArrayList<>();

  FoundStorm(Storm opened) {
    this.opened = opened;
  }

  Storm opened() {
    return opened;
  }

  void thought(Thought thought) {
    thoughts.add(thought);
  }

  void advised(Remediation piece) {
    advice.add(piece);
  }

  /** In the order in which it was given. */
  List<Remediation> advice() {
    return advice;
  }

  /** The last that was thought of it at or after a time, or null. */
  @Nullable Thought lastThought(Instant since) {
    Thought last = null;
    for (Thought thought : thoughts) {
      last = thought.at().isBefore(since) ? last : thought;
    }
    return last;
  }
}
