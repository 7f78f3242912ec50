package io.barograph.core.dialect;

import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.ReasonSeen;
import io.barograph.core.signal.Signal.SignedIn;
import io.barograph.core.signal.Signal.SignedOut;
import io.barograph.core.signal.Signal.TurnFailed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a turn fails, and the sign-in that may follow.
 *
 * <p>The CLI prints an error only behind {@code ERROR:} or, in the terminal UI, a square. No
 * version prints the bare sentence, and people and models quote it: bare, it is noise.
 */
final class Endings {
  private static final String ERROR = "ERROR: ";
  private static final String SIGNED_IN = "Successfully logged in";
  private static final String SIGNED_OUT = "Successfully logged out";

  private Endings() {}

  static List<String> needles() {
    return List.of(
        "ERROR:",
        "Successfully logged",
        "refresh_token_reused",
        "refresh_token_invalidated",
        "refresh_token_expired",
        Reasons.REGION_CODE,
        "ed. Please",
        "account. Please");
  }

  static @Nullable Signal read(Opening opening) {
    String body = opening.body();
    if (opening.mark() == Opening.Mark.ERROR) {
      return failed(Causes.ofExactWording(body));
    }
    if (opening.mark() != Opening.Mark.NONE) {
      return null;
    }
    if (body.startsWith(ERROR)) {
      Diagnosis diagnosis = Causes.of(body.substring(ERROR.length()));
      return new TurnFailed(diagnosis.cause(), diagnosis.reason());
    }
    if (body.equals(SIGNED_IN)) {
      return new SignedIn();
    }
    if (body.equals(SIGNED_OUT)) {
      return new SignedOut();
    }
    Reason reason = Reasons.ofPiece(body);
    return reason == null ? null : new ReasonSeen(reason);
  }

  /** A failure that is one only if its cause is known. */
  static @Nullable Signal failed(Diagnosis diagnosis) {
    return diagnosis.isKnown() ? new TurnFailed(diagnosis.cause(), diagnosis.reason()) : null;
  }
}
