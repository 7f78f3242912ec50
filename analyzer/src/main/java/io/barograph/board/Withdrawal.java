package io.barograph.board;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Advice that was taken back, and what had come of it. */
public record Withdrawal(
    String stormId,
    @Nullable String incidentId,
    String user,
    String cli,
    int rung,
    String action,
    String because,
    String result,
    Instant advisedAt,
    Instant withdrawnAt)
    implements Tale {
  public Withdrawal {
    stormId = Kept.text(stormId);
    user = Kept.text(user);
    cli = Kept.text(cli);
    action = Kept.text(action);
    because = Kept.text(because);
    result = Kept.text(result);
    Objects.requireNonNull(advisedAt);
    Objects.requireNonNull(withdrawnAt);
  }

  /** Whether it takes that advice back. */
  boolean takesBack(Advice advice) {
    return stormId.equals(advice.stormId())
        && action.equals(advice.action())
        && advisedAt.equals(advice.advisedAt());
  }
}
