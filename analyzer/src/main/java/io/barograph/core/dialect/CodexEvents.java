package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.CauseSeen;
import io.barograph.core.signal.Signal.RefreshUnreachable;
import io.barograph.core.signal.Signal.RunStarted;
import io.barograph.core.signal.Signal.TurnCompleted;
import io.barograph.core.signal.Signal.TurnFailed;
import io.barograph.core.signal.Signal.TurnStarted;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log events that the CLI sends by OpenTelemetry where its {@code [otel]} settings say so.
 * Names and values as in {@code codex-rs/otel/src/events/session_telemetry.rs} of openai/codex. The
 * oldest versions ({@code otel_event_manager.rs}) send the same events, but none of recoveries.
 *
 * <p>{@code recovery_failed_permanent} ends the turn: {@code handle_unauthorized} in {@code
 * core/src/client.rs} returns the one error after it that is never retried. The exception is the
 * connection that {@code core/src/session_startup_prewarm.rs} prepares: the turn that wanted it
 * only tries again. Nothing in the event tells the two apart; whoever puts turns together must.
 */
final class CodexEvents {
  private static final String RECOVERY = "codex.auth_recovery";
  private static final String PROMPT = "codex.user_prompt";
  private static final String START = "codex.conversation_starts";
  private static final String REQUEST = "codex.api_request";
  private static final String CONNECT = "codex.websocket_connect";
  private static final String STREAM = "codex.sse_event";
  private static final String COMPLETED = "response.completed";
  private static final String ERROR = "error.message";

  /** Of the many events of a stream only those of its end are worth a look. */
  static final Set<String> NEEDLES = Set.of(RECOVERY, PROMPT, START, REQUEST, CONNECT, COMPLETED);

  /** The model's endpoint; the list of models and other errands are asked elsewhere. */
  private static final String MODEL_ENDPOINT = "/responses";

  private CodexEvents() {}

  static @Nullable Reading read(CliEvent event) {
    String name = event.get(CliEvent.NAME);
    Signal signal = name == null ? null : signal(name, event);
    return signal == null ? null : new Reading(signal, time(event));
  }

  private static @Nullable Signal signal(String name, CliEvent event) {
    return switch (name) {
      case START -> started(event.get("app.version"));
      case PROMPT -> new TurnStarted();
      case STREAM -> answered(event);
      case RECOVERY -> recovered(event);
      case REQUEST, CONNECT -> requested(event);
      default -> null;
    };
  }

  private static @Nullable Instant time(CliEvent event) {
    String time = event.get("event.timestamp");
    return time == null ? null : LineTime.rfc3339(time, 0, time.length());
  }

  private static Signal started(@Nullable String version) {
    return new RunStarted(version != null && Frame.isWord(version) ? version : null);
  }

  /**
   * An answer has ended, and not by an error, which has the same kind. A connection that is
   * prepared ahead ends with an answer of no tokens.
   */
  private static @Nullable Signal answered(CliEvent event) {
    boolean answer =
        COMPLETED.equals(event.get("event.kind"))
            && event.get(ERROR) == null
            && !"0".equals(event.get("output_token_count"));
    return answer ? new TurnCompleted() : null;
  }

  private static @Nullable Signal recovered(CliEvent event) {
    String outcome = event.get("auth.outcome");
    if ("recovery_failed_permanent".equals(outcome)) {
      return new TurnFailed(Cause.REFRESH_REJECTED, reason(event));
    }
    if ("recovery_failed_transient".equals(outcome)) {
      String code = event.get("auth.error_code");
      return new RefreshUnreachable(code == null ? null : Reasons.ofForbidden(code));
    }
    return null;
  }

  /**
   * The first step takes up what is stored by now, and fails only where that is another account's
   * ({@code login/src/auth/manager.rs}). The code is that of the refused request to the model, as a
   * rule {@code token_expired}, and seldom speaks of the refresh: the reason stands on stderr.
   */
  private static Reason reason(CliEvent event) {
    if ("reload".equals(event.get("auth.step"))) {
      return Reason.ACCOUNT_CHANGED;
    }
    String code = event.get("auth.error_code");
    return code == null ? Reason.UNKNOWN : Reasons.of(code);
  }

  private static @Nullable Signal requested(CliEvent event) {
    String endpoint = event.get("endpoint");
    if (endpoint != null && !endpoint.startsWith(MODEL_ENDPOINT)) {
      return null;
    }
    String status = event.get("http.response.status_code");
    Cause cause = Cause.UNKNOWN;
    if (status != null) {
      cause = Causes.ofRefusal(status);
    } else if (event.get(ERROR) != null) {
      cause = Cause.DISCONNECTED;
    }
    return cause == Cause.UNKNOWN ? null : new CauseSeen(cause);
  }
}
