package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What an error text of the CLI says went wrong.
 *
 * @param reason of a rejected refresh, or null for any other cause
 */
record Diagnosis(Cause cause, @Nullable Reason reason) {
  static final Diagnosis UNKNOWN = new Diagnosis(Cause.UNKNOWN, null);

  static Diagnosis of(Cause cause) {
    return new Diagnosis(cause, null);
  }

  static Diagnosis rejected(Reason reason) {
    return new Diagnosis(Cause.REFRESH_REJECTED, reason);
  }

  boolean isKnown() {
    return cause != Cause.UNKNOWN;
  }
}
