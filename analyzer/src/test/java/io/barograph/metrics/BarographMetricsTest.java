package io.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.UserId;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import io.barograph.metrics.PrometheusMetrics.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BarographMetricsTest {
  private enum Envelope {
    RAW,
    JSON_STRING
  }

  private final PrometheusMetrics prometheus = PrometheusMetrics.create();
  private final BarographMetrics metrics = new BarographMetrics(prometheus.registry(), "1.2.3");

  @AfterEach
  void close() {
    prometheus.close();
  }

  @Test
  void everyMeterIsExportedUnderTheNameInTheList() {
    metrics.expect(Meters.RECORDS, Envelope.RAW);
    metrics.expect(Meters.UNREADABLE_RECORDS, Envelope.RAW);
    metrics.expect(Meters.DEAD_LETTERS, Envelope.RAW);
    metrics.fleet().nameTopUsers(3);
    new DeliveryMetrics(prometheus.registry(), DeliveryMetrics.Sink.WEBHOOK, () -> 0);

    Set<String> exported =
        types(Format.TEXT).stream()
            .filter(name -> name.startsWith("barograph_"))
            .collect(Collectors.toCollection(TreeSet::new));

    // Micrometer adds the highest recent value to each timer.
    assertThat(exported.remove("barograph_detection_latency_seconds_max")).isTrue();
    assertThat(exported.remove("barograph_advice_delay_seconds_max")).isTrue();
    assertThat(exported)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Meters.values()).map(Meters::exportedName).toList());
  }

  @Test
  void everyMeterHasItsHelp() {
    metrics.expect(Meters.RECORDS, Envelope.RAW);

    assertThat(scrape())
        .contains("# HELP barograph_records_total Records read, by envelope.")
        .contains("# HELP barograph_storms_open Storms open now, in this process.");
  }

  @Test
  void seriesOfClosedSetsStandAtZeroFromTheStart() {
    metrics.expect(Meters.RECORDS, Envelope.values());

    assertThat(scrape())
        .contains("barograph_records_total{envelope=\"raw\"} 0.0")
        .contains("barograph_records_total{envelope=\"json_string\"} 0.0")
        .contains("barograph_lines_total{verdict=\"signal\"} 0.0")
        .contains("barograph_lines_total{verdict=\"noise\"} 0.0")
        .contains("barograph_signals_total{kind=\"refresh-rejected\"} 0.0")
        .contains(
            "barograph_sequences_closed_total{cause=\"refresh_rejected\",outcome=\"failed\"} 0.0")
        .contains("barograph_retry_attempts_total{cause=\"rate_limited\"} 0.0")
        .contains("barograph_storms_opened_total{reason=\"reused\"} 0.0")
        .contains("barograph_storms_calmed_total{how=\"stale\",reason=\"reused\"} 0.0")
        .contains("barograph_late_signals_total 0.0")
        .contains("barograph_storms_open 0.0")
        .contains("barograph_incidents_open 0.0")
        .contains("barograph_detection_latency_seconds_count 0");
  }

  @Test
  void whatGoesInIsCounted() {
    metrics.recordsRead(Envelope.RAW, 3);
    metrics.recordsRead(Envelope.RAW, 4);
    metrics.signalLinesRead(2);
    metrics.noiseLinesRead(98);
    metrics.recordUnreadable(Envelope.JSON_STRING);
    metrics.deadLettered(Envelope.JSON_STRING);
    metrics.lineSkewed();

    assertThat(scrape())
        .contains("barograph_records_total{envelope=\"raw\"} 7.0")
        .contains("barograph_lines_total{verdict=\"signal\"} 2.0")
        .contains("barograph_lines_total{verdict=\"noise\"} 98.0")
        .contains("barograph_unreadable_records_total{reason=\"json_string\"} 1.0")
        .contains("barograph_dead_letters_total{reason=\"json_string\"} 1.0")
        .contains("barograph_skewed_lines_total 1.0");
  }

  @Test
  void whatIsRecognisedAndComesOutIsCounted() {
    metrics.signalRecognised(new Signal.RefreshRejected(Reason.REUSED));
    metrics.signalLate();
    metrics.signalRepeated();
    metrics.sequenceClosed(Cause.REFRESH_REJECTED, Outcome.FAILED, 5);
    metrics.stormFound(new StormFinding.Opened(storm(), 3, Duration.ofMinutes(10)));
    metrics.stormFound(
        new StormFinding.Escalated(storm(), Instant.EPOCH, 3, Duration.ofMinutes(10)));
    metrics.stormFound(
        new StormFinding.Calmed(
            storm(), Instant.EPOCH, StormFinding.How.RECOVERED, 3, Duration.ofMinutes(10)));
    metrics.threadReplaced();

    assertThat(scrape())
        .contains("barograph_signals_total{kind=\"refresh-rejected\"} 1.0")
        .contains("barograph_late_signals_total 1.0")
        .contains("barograph_repeated_signals_total 1.0")
        .contains(
            "barograph_sequences_closed_total{cause=\"refresh_rejected\",outcome=\"failed\"} 1.0")
        .contains("barograph_retry_attempts_total{cause=\"refresh_rejected\"} 5.0")
        .contains("barograph_storms_opened_total{reason=\"reused\"} 1.0")
        .contains("barograph_storms_escalated_total 1.0")
        .contains("barograph_storms_calmed_total{how=\"recovered\",reason=\"reused\"} 1.0")
        .contains("barograph_storms_calmed_total{how=\"stale\",reason=\"reused\"} 0.0")
        .contains("barograph_thread_replacements_total 1.0");
  }

  @Test
  void everyKindOfSignalIsCountedUnderItsOwnName() {
    List<Signal> everyKind =
        List.of(
            new Signal.RetryAnnounced(
                1, 5, null, Cause.UNKNOWN, null, Signal.NoticeForm.RECONNECTING),
            new Signal.RetryOpened(Cause.UNKNOWN, null),
            new Signal.RetryContinued(1, 5, null),
            new Signal.NetworkAwaited(),
            new Signal.RefreshRejected(Reason.UNKNOWN),
            new Signal.RefreshUnreachable(null),
            new Signal.ReasonSeen(Reason.REUSED),
            new Signal.CauseSeen(Cause.DISCONNECTED),
            new Signal.TransportChanged(Cause.UNKNOWN),
            new Signal.TurnFailed(Cause.UNKNOWN, null),
            new Signal.TurnCompleted(),
            new Signal.TurnStarted(),
            new Signal.RunStarted(null),
            new Signal.SessionNamed(new SessionId("s")),
            new Signal.SectionOpened(Signal.Section.OWN),
            new Signal.SignedIn(),
            new Signal.SignedOut());
    assertThat(everyKind)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(Signal.class.getPermittedSubclasses());

    everyKind.forEach(metrics::signalRecognised);

    assertThat(everyKind)
        .allSatisfy(
            signal ->
                assertThat(scrape())
                    .contains("barograph_signals_total{kind=\"" + signal.kind() + "\"} 1.0"));
  }

  @Test
  void latencyFallsIntoItsBucketAndAClockThatIsAheadCountsAsZero() {
    metrics.stormDetected("st_1", Duration.ofSeconds(7));
    metrics.stormDetected("st_1", Duration.ofSeconds(-90));

    assertThat(scrape())
        .contains("barograph_detection_latency_seconds_bucket{le=\"1.0\"} 1")
        .contains("barograph_detection_latency_seconds_bucket{le=\"5.0\"} 1")
        .contains("barograph_detection_latency_seconds_bucket{le=\"10.0\"} 2")
        .contains("barograph_detection_latency_seconds_count 2")
        .contains("barograph_detection_latency_seconds_sum 7.0");
  }

  @Test
  void aScrapeInOpenMetricsIsToldWhichStormALatencyWasOf() {
    metrics.stormDetected("st_7Q2", Duration.ofSeconds(40));
    metrics.signalLate();

    List<String> exemplars =
        prometheus.scrape(Format.OPEN_METRICS).lines().filter(l -> l.contains(" # {")).toList();

    assertThat(exemplars)
        .singleElement()
        .asString()
        .startsWith("barograph_detection_latency_seconds_bucket{le=\"60.0\"} 1 # ")
        .contains("trace_id=\"st_7Q2\"");
  }

  @Test
  void howFarEventTimeLiesBehindIsNoNumberBeforeItIsKnown() {
    assertThat(scrape()).contains("barograph_event_time_lag_seconds NaN");

    metrics.watchEventTime(() -> Instant.now().minusSeconds(90));

    String lag =
        scrape().lines().filter(l -> l.startsWith("barograph_event_time_lag")).findFirst().get();
    assertThat(Double.parseDouble(lag.substring(lag.indexOf(' ')))).isBetween(90.0, 120.0);
  }

  @Test
  void whatIsSentIsCountedByWayAndResult() {
    DeliveryMetrics sent =
        new DeliveryMetrics(prometheus.registry(), DeliveryMetrics.Sink.WEBHOOK, () -> 2);

    sent.count(DeliveryMetrics.Result.DELIVERED, 3);

    assertThat(scrape())
        .contains("barograph_deliveries_total{result=\"delivered\",sink=\"webhook\"} 3.0")
        .contains("barograph_deliveries_total{result=\"refused\",sink=\"webhook\"} 0.0")
        .contains("barograph_deliveries_pending{sink=\"webhook\"} 2.0");
  }

  @Test
  @SuppressWarnings("SystemGc") // The test is about what a collection leaves.
  void gaugesOutliveAGarbageCollection() {
    watchFour();

    System.gc();

    assertThat(scrape())
        .contains("barograph_storms_open 4.0")
        .contains("barograph_info{version=\"1.2.3\"} 1\n");
  }

  @Test
  void theLastWatcherOfWhatIsOpenHolds() {
    metrics.watchOpenStorms(() -> 1);
    metrics.watchOpenStorms(() -> 2);
    metrics.watchOpenIncidents(() -> 3);
    metrics.watchOpenIncidents(() -> 4);

    assertThat(scrape())
        .contains("barograph_storms_open 2.0")
        .contains("barograph_incidents_open 4.0");
  }

  @Test
  void aMeterWithoutLabelsTakesNoConstants() {
    assertThatThrownBy(() -> metrics.expect(Meters.LATE_SIGNALS, Envelope.RAW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LATE_SIGNALS");
  }

  @Test
  void noLabelNamesAPersonButTheOneThatIsAskedFor() {
    assertThat(Stream.of(Meters.values()).filter(meter -> meter != Meters.TOP_USERS))
        .flatExtracting(Meters::labels)
        .doesNotContain("user", "host", "session", "pid");
  }

  @Test
  void theListRendersAsATable() {
    assertThat(Meters.markdown().lines())
        .hasSize(Meters.values().length + 2)
        .contains(
            "| `barograph_sequences_closed_total` | counter | `cause`, `outcome` |"
                + " Retry sequences closed, by cause and outcome. |")
        .contains("| `barograph_storms_open` | gauge |  | Storms open now, in this process. |");
  }

  @Test
  void bothFormatsTellTheSame() {
    metrics.signalLate();

    assertThat(prometheus.scrape(Format.TEXT)).contains("barograph_late_signals_total 1.0");
    assertThat(prometheus.scrape(Format.OPEN_METRICS))
        .contains("barograph_late_signals_total 1.0")
        .endsWith("# EOF\n");
  }

  @Test
  void theJvmAndTheProcessAreMeasured() {
    assertThat(types(Format.TEXT))
        .contains("jvm_memory_used_bytes", "process_uptime_seconds", "process_cpu_usage");
  }

  private void watchFour() {
    int[] four = {4};
    metrics.watchOpenStorms(() -> four[0]);
  }

  private static Storm storm() {
    return new Storm(
        "id",
        new Login(new UserId("alice"), "codex"),
        Instant.EPOCH,
        Instant.EPOCH,
        3,
        15,
        new TreeSet<>(Set.of(new HostId("laptop"))),
        Reason.REUSED,
        Instant.EPOCH);
  }

  private String scrape() {
    return prometheus.scrape(Format.TEXT);
  }

  private Set<String> types(Format format) {
    return Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE)
        .matcher(prometheus.scrape(format))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
