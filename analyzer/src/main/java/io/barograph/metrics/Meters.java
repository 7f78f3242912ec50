package io.barograph.metrics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every meter of Barograph's own. Labels come from closed sets. */
public enum Meters {
  RECORDS(Kind.COUNTER, "records", "Records read, by envelope.", "envelope"),
  LINES(Kind.COUNTER, "lines", "Lines read, by whether they carry a signal.", "verdict"),
  SIGNALS(Kind.COUNTER, "signals", "Signals recognised, by kind.", "kind"),
  UNREADABLE_RECORDS(
      Kind.COUNTER, "unreadable.records", "Records that could not be read, by reason.", "reason"),
  DEAD_LETTERS(Kind.COUNTER, "dead.letters", "Dead letters written, by reason.", "reason"),
  LATE_SIGNALS(Kind.COUNTER, "late.signals", "Signals that came after the allowed lateness."),
  SKEWED_LINES(
      Kind.COUNTER, "skewed.lines", "Lines whose own time lay too far after that of their record."),
  REPEATED_SIGNALS(Kind.COUNTER, "repeated.signals", "Signals that were shipped more than once."),
  SEQUENCES_CLOSED(
      Kind.COUNTER,
      "sequences.closed",
      "Retry sequences closed, by cause and outcome.",
      "cause",
      "outcome"),
  RETRY_ATTEMPTS(
      Kind.COUNTER, "retry.attempts", "Retries announced in closed sequences, by cause.", "cause"),
  STORMS_OPENED(
      Kind.COUNTER,
      "storms.opened",
      "Storms opened, by why the refresh token was rejected.",
      "reason"),
  STORMS_ESCALATED(Kind.COUNTER, "storms.escalated", "Times that an open storm grew."),
  STORMS_CALMED(
      Kind.COUNTER,
      "storms.calmed",
      "Storms calmed, by how that is known and why the refresh token was rejected.",
      "how",
      "reason"),
  STORMS_OPEN(Kind.GAUGE, "storms.open", "Storms open now, in this process."),
  STORMS_JUDGED(
      Kind.GAUGE,
      "storms.judged",
      "Open storms whose scope was judged, by reason and scope; in the process that watches the"
          + " fleet.",
      "reason",
      "scope"),
  TOP_USERS(
      Kind.GAUGE,
      "top.users.failed.sequences",
      "Failed sequences in the worst open storms, by user; only with metrics.top-users.",
      "user",
      "cli"),
  REMEDIATIONS_ADVISED(Kind.COUNTER, "remediations.advised", "Advice given, by action.", "action"),
  REMEDIATIONS_WITHDRAWN(
      Kind.COUNTER,
      "remediations.withdrawn",
      "Advice taken back, by why it holds no longer.",
      "because"),
  REMEDIATIONS_JUDGED(
      Kind.COUNTER,
      "remediations.judged",
      "What came of advice, by action, reason of the storm and result.",
      "action",
      "reason",
      "result"),
  INCIDENTS_OPENED(
      Kind.COUNTER,
      "incidents.opened",
      "Incidents of the fleet opened, by what the victims share.",
      "dimension"),
  INCIDENTS_CLOSED(
      Kind.COUNTER,
      "incidents.closed",
      "Incidents of the fleet closed, by how that was decided.",
      "decision"),
  INCIDENTS_OPEN(Kind.GAUGE, "incidents.open", "Incidents of the fleet open now, in this process."),
  THREAD_REPLACEMENTS(
      Kind.COUNTER, "thread.replacements", "Stream threads replaced after an uncaught error."),
  POLICIES(Kind.GAUGE, "policies", "Policies known from their topic, those of times to come too."),
  POLICIES_REJECTED(
      Kind.COUNTER,
      "policies.rejected",
      "Policies on their topic that could not be used; what held before holds on."),
  DETECTION_LATENCY(
      Kind.TIMER,
      "detection.latency",
      "Seconds from the time of the deciding line to the opening of the storm."),
  ADVICE_DELAY(
      Kind.TIMER,
      "advice.delay",
      "Seconds of event time from the onset of a storm to its first advice."),
  EVENT_TIME_LAG(
      Kind.GAUGE,
      "event.time.lag.seconds",
      "Seconds that event time lies behind the wall clock, in the slowest partition of users of"
          + " this process; no number while there is none."),
  DELIVERIES(
      Kind.COUNTER,
      "deliveries",
      "Storms and advice sent to people, by way and result; only in notify.",
      "sink",
      "result"),
  DELIVERIES_PENDING(
      Kind.GAUGE,
      "deliveries.pending",
      "Open storms held in an Alertmanager, or advice read and not yet delivered, by way; only in"
          + " notify.",
      "sink"),
  INFO(Kind.GAUGE, "info", "Always 1; the version that runs.", "version");

  /** What a meter measures, named as Prometheus names it. */
  enum Kind {
    COUNTER("_total"),
    GAUGE(""),
    /** A histogram of seconds; its highest recent value is a gauge beside it. */
    TIMER("_seconds");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }

    private String prometheus() {
      return this == TIMER ? "histogram" : name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String PREFIX = "barograph.";

  private final Kind kind;
  private final String meterName;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so.
  private final List<String> labels;

  Meters(Kind kind, String name, String help, String... labels) {
    this.kind = kind;
    this.meterName = PREFIX + name;
    this.help = help;
    this.labels = List.of(labels);
  }

  Kind kind() {
    return kind;
  }

  /** The name in Micrometer, with dots. */
  String meterName() {
    return meterName;
  }

  /** What it counts, in one sentence. */
  public String help() {
    return help;
  }

  /** The names of its labels; empty for none. */
  public List<String> labels() {
    return labels;
  }

  /** The name in Prometheus, such as {@code barograph_storms_opened_total}. */
  public String exportedName() {
    return meterName.replace('.', '_') + kind.suffix;
  }

  /** The list as a Markdown table. */
  public static String markdown() {
    return Stream.of(values())
        .map(Meters::row)
        .collect(
            Collectors.joining(
                "\n", "| metric | type | labels | what |\n| --- | --- | --- | --- |\n", "\n"));
  }

  private String row() {
    String labelCell = labels.isEmpty() ? "" : "`" + String.join("`, `", labels) + "`";
    return String.join(
        " | ", "| `" + exportedName() + "`", kind.prometheus(), labelCell, help + " |");
  }
}
