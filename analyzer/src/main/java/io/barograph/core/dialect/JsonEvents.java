package io.barograph.core.dialect;

import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.CauseSeen;
import io.barograph.core.signal.Signal.SessionNamed;
import io.barograph.core.signal.Signal.TurnCompleted;
import io.barograph.core.signal.Signal.TurnFailed;
import io.barograph.core.signal.Signal.TurnStarted;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of {@code --json}: {@code {"id":…,"msg":{"type":…}}} to about 0.43, {@code {"type":…}}
 * since. Only the fields named here are read: text in any other is what a person, the model or a
 * tool wrote.
 */
final class JsonEvents {
  private static final String TYPE = "type";
  private static final String MESSAGE = "message";
  private static final String LEGACY_TYPE = "msg.type";
  private static final String LEGACY_MESSAGE = "msg.message";
  private static final String LEGACY_SESSION = "msg.session_id";
  private static final String ITEM_TYPE = "item.type";
  private static final String ITEM_MESSAGE = "item.message";
  private static final String ERROR_MESSAGE = "error.message";
  private static final String THREAD = "thread_id";

  private static final Set<String> FIELDS =
      Set.of(
          TYPE,
          MESSAGE,
          LEGACY_TYPE,
          LEGACY_MESSAGE,
          LEGACY_SESSION,
          ITEM_TYPE,
          ITEM_MESSAGE,
          ERROR_MESSAGE,
          THREAD);

  private JsonEvents() {}

  static List<String> needles() {
    return List.of(
        "task_started",
        "task_complete",
        "session_configured",
        "thread.started",
        "turn.started",
        "turn.completed",
        "turn.failed");
  }

  static @Nullable Signal read(String body) {
    JsonFields fields = JsonFields.of(body, FIELDS);
    if (fields == null) {
      return null;
    }
    String type = fields.get(TYPE);
    return type.isEmpty() ? legacy(fields) : current(type, fields);
  }

  private static @Nullable Signal current(String type, JsonFields fields) {
    return switch (type) {
      case "thread.started" -> session(fields.get(THREAD));
      case "turn.started" -> new TurnStarted();
      case "turn.completed" -> new TurnCompleted();
      case "turn.failed" -> failed(fields.get(ERROR_MESSAGE));
      case "error" -> error(fields.get(MESSAGE));
      case "item.completed" ->
          fields.get(ITEM_TYPE).equals("error")
              ? Notices.ofWarning(fields.get(ITEM_MESSAGE))
              : null;
      default -> null;
    };
  }

  private static @Nullable Signal legacy(JsonFields fields) {
    return switch (fields.get(LEGACY_TYPE)) {
      case "session_configured" -> session(fields.get(LEGACY_SESSION));
      case "task_started" -> new TurnStarted();
      case "task_complete" -> new TurnCompleted();
      case "stream_error" -> Notices.ofMessage(fields.get(LEGACY_MESSAGE));
      case "warning" -> Notices.ofWarning(fields.get(LEGACY_MESSAGE));
      // An unknown error here has nothing that could be looked for before JSON is parsed.
      case "error" -> Endings.failed(Causes.ofExactWording(fields.get(LEGACY_MESSAGE)));
      default -> null;
    };
  }

  /** An error event says nothing of how the turn ends: retries are errors here, too. */
  private static @Nullable Signal error(String message) {
    Signal notice = Notices.ofMessage(message);
    if (notice != null) {
      return notice;
    }
    Diagnosis diagnosis = Causes.ofExactWording(message);
    Signal refresh = diagnosis.ofRefresh();
    if (refresh != null) {
      return refresh;
    }
    return diagnosis.isKnown() ? new CauseSeen(diagnosis.cause()) : null;
  }

  private static Signal failed(String message) {
    Diagnosis diagnosis = Causes.of(message);
    return new TurnFailed(diagnosis.cause(), diagnosis.reason());
  }

  private static @Nullable Signal session(String id) {
    return id.isBlank() ? null : new SessionNamed(new SessionId(id));
  }
}
