package io.barograph.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.metrics.DeliveryMetrics;
import io.barograph.metrics.PrometheusMetrics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real things together: Prometheus scrapes the analyzer while a wave goes over its fleet, the
 * rules that ship fire, and Alertmanager tells a webhook.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedHourTest {
  private static final String INCIDENT = "BarographFleetIncident";

  /** An incident stays for a minute in the rule after it closed. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private AlertHook hook;
  private AlertmanagerServer alertmanager;
  private SimulatedHour hour;
  private PrometheusServer prometheus;
  private Instant began;
  private String page;

  @BeforeAll
  void playTheHour(@TempDir Path directory) throws Exception {
    hook = new AlertHook();
    alertmanager = AlertmanagerServer.start(directory.resolve("alertmanager"), routes(directory));
    hour = SimulatedHour.ready(Files.createDirectory(directory.resolve("analyzer")));
    prometheus =
        PrometheusServer.start(
            directory.resolve("prometheus"),
            ShippedConfiguration.read()
                .everySecond()
                .scraping(hour.address())
                .alerting(alertmanager.address())
                .writeTo(directory.resolve("configuration")));
    prometheus.awaitTargetsUp();
    began = Instant.now();
    hour.begin();
    hour.awaitEnd();
    // A gauge that is held weakly is no number from here on.
    System.gc();
    page = scrape();
  }

  @AfterAll
  void endAll() throws Exception {
    for (AutoCloseable each :
        Stream.of(prometheus, hour, alertmanager, hook)
            .filter(started -> started != null)
            .toList()) {
      each.close();
    }
  }

  @Test
  void theWaveIsToldWhileItIsThereAndThatItIsOver() {
    await("the incident")
        .atMost(LONGEST)
        .untilAsserted(
            () ->
                assertThat(hook.delivered(INCIDENT, "firing"))
                    .first()
                    .satisfies(
                        alert -> {
                          assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
                          assertThat(alert.at("/labels/job").asText()).isEqualTo("barograph");
                          assertThat(alert.at("/annotations/description").asText())
                              .startsWith("Open incidents of the fleet: 1.");
                          assertThat(alert.at("/annotations/runbook_url").asText())
                              .isEqualTo(Runbook.address(INCIDENT));
                        }));
    await("its end")
        .atMost(LONGEST)
        .untilAsserted(() -> assertThat(hook.delivered(INCIDENT, "resolved")).isNotEmpty());
    Instant first =
        Instant.parse(hook.delivered(INCIDENT, "firing").get(0).path("startsAt").asText());
    assertThat(first).isAfter(began);
    assertThat(hook.delivered("BarographDown", "firing")).isEmpty();
    assertThat(hook.delivered("BarographNotRunning", "firing")).isEmpty();
    assertThat(hook.delivered("BarographStreamThreadFailed", "firing")).isEmpty();
  }

  @Test
  void theRejectedPolicyIsToldToo() {
    await("the policy")
        .atMost(LONGEST)
        .untilAsserted(
            () -> assertThat(hook.delivered("BarographPolicyRejected", "firing")).isNotEmpty());
  }

  @Test
  void everyRuleIsEvaluatedWithoutAnError() throws Exception {
    JsonNode groups = prometheus.data("/api/v1/rules", Map.of()).path("groups");

    assertThat(RuleFiles.stream(groups).flatMap(group -> RuleFiles.stream(group.path("rules"))))
        .hasSameSizeAs(RuleFiles.expressions())
        .allSatisfy(
            rule -> assertThat(rule.path("health").asText()).as(rule.toString()).isEqualTo("ok"));
  }

  @Test
  void whatIsRecordedHasNumbers() {
    // What looks at the hour before has to wait for it.
    Set<String> recorded =
        RuleFiles.recorded().stream()
            .filter(name -> !name.endsWith("_1w"))
            .collect(Collectors.toSet());

    await("all that is recorded")
        .atMost(LONGEST)
        .untilAsserted(() -> assertThat(recorded).allSatisfy(this::assertNumber));
  }

  @Test
  void theTimeOfDetectionNamesItsStorm() throws Exception {
    JsonNode exemplars =
        prometheus.data(
            "/api/v1/query_exemplars",
            Map.of(
                "query",
                "barograph_detection_latency_seconds_bucket",
                "start",
                began.toString(),
                "end",
                Instant.now().toString()));

    assertThat(
            RuleFiles.stream(exemplars).flatMap(each -> RuleFiles.stream(each.path("exemplars"))))
        .isNotEmpty()
        .allSatisfy(exemplar -> assertThat(exemplar.at("/labels/trace_id").asText()).isNotBlank());
  }

  @Test
  void everyMetricAndLabelThatARuleAsksForIsExported() {
    Set<String> unknown = new TreeSet<>();
    for (String expression : RuleFiles.expressions()) {
      unknown.addAll(unknown(expression, RuleFiles.recorded()));
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void everySeriesOfTheTestsOfTheRulesIsOneThatTheAnalyzerExports() {
    Set<String> unknown = new TreeSet<>();
    RuleFiles.testSeries().forEach(series -> unknown.addAll(unknown(series, List.of())));

    assertThat(unknown).isEmpty();
  }

  @Test
  void whatNobodyExportsIsCaught() {
    assertThat(unknown("barograph_storms_open_total{job=\"barograph\"}", List.of())).hasSize(1);
    assertThat(unknown("barograph_storms_opened_total{cause=\"reused\"}", List.of())).hasSize(1);
    assertThat(unknown("barograph_storms_opened_total{reason=~\"reused|used\"}", List.of()))
        .hasSize(1);
    assertThat(unknown("job:barograph_storms:sum", RuleFiles.recorded())).hasSize(1);
  }

  @Test
  void ourOwnMetricsAreNamedAsPrometheusWantsThem(@TempDir Path directory) throws Exception {
    String own =
        page.lines()
            .filter(line -> line.matches("(# (HELP|TYPE) )?barograph_.*"))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(new Promtool(directory).run(own, List.of("check", "metrics")))
        .satisfies(verdict -> assertThat(verdict.exitCode()).as(verdict.words()).isZero());
  }

  @Test
  void noGaugeOfOursIsWithoutANumber() {
    assertThat(page.lines().filter(line -> line.matches("barograph_.* NaN"))).isEmpty();
  }

  private void assertNumber(String metric) throws IOException, InterruptedException {
    assertThat(RuleFiles.stream(prometheus.query("last_over_time(" + metric + "[5m])")))
        .as(metric)
        .anySatisfy(
            series -> assertThat(series.path("value").get(1).asDouble(Double.NaN)).isNotNaN());
  }

  /** What an expression asks for and nobody exports: metrics, labels, and values of our labels. */
  private Set<String> unknown(String expression, List<String> recorded) {
    ExportedNames exported = new ExportedNames(new Exposition(List.of(page, notifyPage())));
    return exported.missing(expression, recorded);
  }

  /** The meters of the processes that tell people. */
  private static String notifyPage() {
    try (PrometheusMetrics metrics = PrometheusMetrics.create()) {
      Stream.of(DeliveryMetrics.Sink.values())
          .forEach(sink -> new DeliveryMetrics(metrics.registry(), sink, () -> 0));
      return metrics.scrape(PrometheusMetrics.Format.TEXT);
    }
  }

  private String scrape() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(hour.address().resolve("/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private Path routes(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("alertmanager.yml"),
        """
        route:
          receiver: test
          group_by: [alertname]
          group_wait: 0s
          group_interval: 1s
          repeat_interval: 1h
        receivers:
          - name: test
            webhook_configs:
              - url: %s
                send_resolved: true
        """
            .formatted(hook.address()));
  }
}
