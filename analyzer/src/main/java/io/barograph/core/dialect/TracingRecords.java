package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.CauseSeen;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of the CLI's tracing: {@code time LEVEL target: message}, with spans before the
 * target if the user asked for them. Only two kinds of target tell something: the auth manager and
 * the clients of the model endpoint. All others, the model list and the MCP servers among them, are
 * look-alikes.
 */
final class TracingRecords {
  private static final String CRATE = "codex_";

  /**
   * How a record's target looks when syslog-ng took its first half for the program's name. It may
   * also have taken time and level before a whole target.
   */
  private static final String CUT_TARGET = ":auth";

  private static final List<String> CLIENTS = List.of("codex_api::");

  /** Less is chatter: with debug logging on, the clients tell of every request. */
  private static final Set<String> COMPLAINTS = Set.of("ERROR", "WARN");

  private TracingRecords() {}

  static List<String> needles() {
    return CLIENTS;
  }

  static @Nullable Reading read(Opening opening) {
    if (opening.stamped() || opening.mark() != Opening.Mark.NONE) {
      return null;
    }
    String body = opening.body();
    if (body.startsWith(CUT_TARGET) || body.startsWith(CRATE)) {
      return record(body, 0, "ERROR", null);
    }
    int end = LineTime.tokenEnd(body, 0);
    Instant time = LineTime.rfc3339(body, 0, end);
    int level = isTime(body, end) ? Screen.skipBlanks(body, end) : 0;
    int afterLevel = LineTime.tokenEnd(body, level);
    String word = body.substring(level, afterLevel);
    if (afterLevel == body.length() || !isLevel(word)) {
      return null;
    }
    int target = afterSpans(body, Screen.skipBlanks(body, afterLevel));
    return record(body, target, word, time);
  }

  /** A time, or what a shipper that split the line at its first colon has left of it. */
  private static boolean isTime(String body, int end) {
    return end > 0
        && end < body.length()
        && body.charAt(0) >= '0'
        && body.charAt(0) <= '9'
        && body.charAt(end - 1) != ':';
  }

  private static boolean isLevel(String word) {
    return switch (word) {
      case "ERROR", "WARN", "INFO", "DEBUG", "TRACE" -> true;
      default -> false;
    };
  }

  /** Behind spans such as {@code session_loop{thread_id=…}:turn{…}: }. */
  private static int afterSpans(String body, int from) {
    int end = LineTime.tokenEnd(body, from);
    if (body.startsWith(CRATE, from) || body.lastIndexOf('{', end) < from) {
      return from;
    }
    int target = body.indexOf("}: " + CRATE, from);
    return target < 0 ? from : target + 3;
  }

  private static @Nullable Reading record(
      String body, int target, String level, @Nullable Instant time) {
    int colon = body.indexOf(": ", target);
    if (colon < 0) {
      return null;
    }
    String message = body.substring(colon + 2).stripLeading();
    if (isAuth(body.substring(target, colon))) {
      return refresh(message, time);
    }
    if (COMPLAINTS.contains(level) && isClient(body, target)) {
      Cause cause = Causes.of(message).cause();
      return cause == Cause.UNKNOWN ? null : new Reading(new CauseSeen(cause), time);
    }
    return null;
  }

  private static boolean isAuth(String target) {
    boolean path = target.startsWith(CRATE) || target.startsWith(CUT_TARGET);
    return path && target.contains("auth") && target.indexOf(' ') < 0;
  }

  private static boolean isClient(String body, int target) {
    return CLIENTS.stream().anyMatch(client -> body.startsWith(client, target));
  }

  private static @Nullable Reading refresh(String message, @Nullable Instant time) {
    int end = Causes.REFRESH_FAILED.length();
    boolean failed = message.startsWith(Causes.REFRESH_FAILED);
    if (!failed || (end < message.length() && Character.isLetter(message.charAt(end)))) {
      return null;
    }
    Diagnosis outcome = Causes.ofFailedRefresh(message.substring(end));
    Signal signal = outcome.ofRefresh();
    return signal == null ? null : new Reading(signal, time);
  }
}
