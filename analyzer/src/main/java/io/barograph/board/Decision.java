package io.barograph.board;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a storm opened, grew or calmed.
 *
 * @param decision the constant that names it
 * @param how the storm calmed; null while it has not
 */
public record Decision(String decision, int threshold, Duration window, @Nullable String how) {
  public Decision {
    decision = Kept.text(decision);
    Objects.requireNonNull(window);
  }
}
