package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.RefreshRejected;
import io.barograph.core.signal.Signal.RefreshUnreachable;
import org.jspecify.annotations.Nullable;

/**
 * What an error text of the CLI says went wrong.
 *
 * @param reason of a rejected refresh, or of a refused region; null for any other cause
 */
record Diagnosis(Cause cause, @Nullable Reason reason) {
  static final Diagnosis UNKNOWN = new Diagnosis(Cause.UNKNOWN, null);

  static Diagnosis of(Cause cause) {
    return new Diagnosis(cause, null);
  }

  static Diagnosis rejected(Reason reason) {
    return new Diagnosis(Cause.REFRESH_REJECTED, reason);
  }

  static Diagnosis unreachable(@Nullable Reason reason) {
    return new Diagnosis(Cause.REFRESH_UNREACHABLE, reason);
  }

  /** What a refresh came to, where it is all that a line tells; null for any other cause. */
  @Nullable Signal ofRefresh() {
    return switch (cause) {
      case REFRESH_REJECTED -> new RefreshRejected(reason == null ? Reason.UNKNOWN : reason);
      case REFRESH_UNREACHABLE -> new RefreshUnreachable(reason);
      default -> null;
    };
  }

  boolean isKnown() {
    return cause != Cause.UNKNOWN;
  }
}
