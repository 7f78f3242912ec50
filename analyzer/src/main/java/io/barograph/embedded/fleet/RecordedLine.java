package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a recording, taken apart where its time, session id or delay stands.
 *
 * @param printed how the line tells its time
 * @param recordedAt that time in the recording, or null
 * @param head the text after the time and before the field
 * @param field what is put in between
 * @param tail the text after the field
 * @param attempt n of a retry notice, 0 for any other line
 */
record RecordedLine(
    PrintedTime printed,
    @Nullable Instant recordedAt,
    String head,
    Field field,
    String tail,
    int attempt) {

  /** What is replaced inside a line. */
  enum Field {
    NONE,
    SESSION,
    DELAY
  }

  /** Marks a line of our own that starts with the time of a tracing record. */
  private static final String TIME = "{time}";

  private static final Pattern STAMPED = Pattern.compile("\\[(\\d{4}-\\S{14})] (.*)");
  private static final Pattern TRACED = Pattern.compile("(\\d{4}-\\S{21}Z)(.*)");
  private static final Pattern SESSION =
      Pattern.compile("(.*(?:session id: |\"thread_id\":\"))([0-9a-f-]{36})(.*)");
  private static final Pattern DELAY =
      Pattern.compile("(.*retrying \\d+/\\d+ in )([0-9.]+m?s)(.*)");
  private static final Pattern NOTICE =
      Pattern.compile("(?:retrying|[Rr]e-?connecting\\.\\.\\.) (\\d+)/\\d+");

  /** Takes a line of a recording apart. */
  static RecordedLine of(String line) {
    Matcher stamped = STAMPED.matcher(line);
    if (stamped.matches()) {
      Instant at = LocalDateTime.parse(stamped.group(1)).toInstant(ZoneOffset.UTC);
      return of(PrintedTime.STAMP, at, stamped.group(2));
    }
    Matcher traced = TRACED.matcher(line);
    if (traced.matches()) {
      Instant at = Instant.parse(traced.group(1));
      return new RecordedLine(PrintedTime.TRACE, at, traced.group(2), Field.NONE, "", 0);
    }
    return of(PrintedTime.NONE, null, line);
  }

  /** A line that stands in no recording; {@code {time}} in front stands for a tracing time. */
  static RecordedLine ours(String line) {
    return line.startsWith(TIME)
        ? new RecordedLine(
            PrintedTime.TRACE, null, line.substring(TIME.length()), Field.NONE, "", 0)
        : new RecordedLine(PrintedTime.NONE, null, line, Field.NONE, "", 0);
  }

  private static RecordedLine of(PrintedTime printed, @Nullable Instant at, String text) {
    Matcher notice = NOTICE.matcher(text);
    int attempt = notice.find() ? Integer.parseInt(notice.group(1)) : 0;
    Matcher session = SESSION.matcher(text);
    if (session.matches()) {
      return new RecordedLine(
          printed, at, session.group(1), Field.SESSION, session.group(3), attempt);
    }
    Matcher delay = DELAY.matcher(text);
    if (delay.matches()) {
      return new RecordedLine(printed, at, delay.group(1), Field.DELAY, delay.group(3), attempt);
    }
    return new RecordedLine(printed, at, text, Field.NONE, "", attempt);
  }

  /** The recorded time since another timed line, in microseconds; 0 where either has none. */
  long microsSince(@Nullable RecordedLine earlier) {
    if (recordedAt == null || earlier == null || earlier.recordedAt == null) {
      return 0;
    }
    return Math.max(0, ChronoUnit.MICROS.between(earlier.recordedAt, recordedAt));
  }

  boolean isNotice() {
    return attempt > 0;
  }

  /** The last word of a failed turn. */
  boolean isTerminal() {
    return printed != PrintedTime.TRACE
        && !isNotice()
        && (head.startsWith("ERROR: ") || head.startsWith("{\"type\":\"turn.failed\""));
  }

  /** A refresh that failed, told by a tracing record or by an event before the terminal one. */
  boolean isRefreshFailure() {
    return (printed == PrintedTime.TRACE
            && head.contains("auth")
            && head.contains(": Failed to refresh token"))
        || head.startsWith("{\"type\":\"error\"");
  }

  boolean endsTurn() {
    return head.startsWith("tokens used");
  }

  /** The header of an answer. */
  boolean opensAnswer() {
    return head.equals("codex");
  }

  /** Whether the line has to do with the websocket that the stand-in servers refused. */
  boolean tellsOfWebsocket() {
    return isNotice() || head.contains("websocket") || head.contains("WebSocket");
  }

  boolean namesDisconnection() {
    return head.contains("disconnected") || head.contains("failed to connect to websocket");
  }

  /** The line as it is printed anew. */
  String text(Instant clock, String session, Duration delay) {
    String prefix = printed.prefix(clock);
    return switch (field) {
      case NONE -> prefix.concat(head);
      case SESSION -> prefix + head + session + tail;
      case DELAY -> prefix + head + debugForm(delay) + tail;
    };
  }

  /** Rust's debug form of a whole number of milliseconds: 187ms, 1.755s, 2.1s, 3s. */
  static String debugForm(Duration delay) {
    long millis = delay.toMillis();
    if (millis < 1000) {
      return millis + "ms";
    }
    String fraction = "%03d".formatted(millis % 1000).replaceAll("0+$", "");
    return millis / 1000 + (fraction.isEmpty() ? "" : "." + fraction) + "s";
  }
}
