package io.barograph.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.grafana.Dashboard.Target;
import io.barograph.prometheus.PrometheusServer;
import io.barograph.prometheus.ShippedConfiguration;
import io.barograph.prometheus.SimulatedHour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an hour of a fleet, a real Prometheus has an answer to every query of every panel. */
class LivePanelsTest {
  private static final Duration STEP = Duration.ofSeconds(5);

  /** Kafka's meters are looked for once a minute. */
  private static final Duration LONGEST = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void everyPanelShowsNumbers() throws Exception {
    List<Target> targets =
        Dashboard.all().stream().flatMap(board -> board.targets().stream()).toList();
    try (SimulatedHour hour =
            SimulatedHour.ready(Files.createDirectory(directory.resolve("analyzer")));
        NotifyPage notify = new NotifyPage();
        PrometheusServer prometheus =
            PrometheusServer.start(directory.resolve("prometheus"), scraping(hour, notify))) {
      prometheus.awaitTargetsUp();
      Instant begun = Instant.now();
      hour.begin();
      notify.deliver();
      hour.awaitEnd();

      await("every panel to have numbers")
          .atMost(LONGEST)
          .untilAsserted(() -> assertThat(silent(prometheus, targets, begun)).isEmpty());
      assertThat(series(prometheus, new Promql("barograph_no_such_thing"), begun, false))
          .as("a panel without data is told from one with data")
          .isEmpty();
      assertThat(exemplars(prometheus, begun)).as("exemplars that name a storm").isNotEmpty();
    }
  }

  private Path scraping(SimulatedHour hour, NotifyPage notify) throws Exception {
    return ShippedConfiguration.read()
        .everySecond()
        .scraping(hour.address())
        .scrapingNotify(notify.address())
        .writeTo(directory);
  }

  /** The queries to which there is no answer, or only such as are no number. */
  private static List<String> silent(
      PrometheusServer prometheus, List<Target> targets, Instant begun) throws Exception {
    List<String> silent = new ArrayList<>();
    for (Target target : targets) {
      boolean instant = target.json().path("instant").asBoolean();
      if (series(prometheus, target.promql(), begun, instant).isEmpty()) {
        silent.add(target + ": " + target.promql().filled());
      }
    }
    return silent;
  }

  /** The numbers of all series. */
  private static List<Double> series(
      PrometheusServer prometheus, Promql promql, Instant begun, boolean instant) throws Exception {
    JsonNode series =
        instant
            ? prometheus.query(promql.filled())
            : prometheus.queryRange(promql.filled(), begun, Instant.now(), STEP);
    List<Double> numbers = new ArrayList<>();
    for (JsonNode each : series) {
      List<JsonNode> points =
          instant ? List.of(each.path("value")) : Dashboard.list(each.path("values"));
      points.forEach(point -> numbers.add(Double.valueOf(point.get(1).asText())));
    }
    numbers.removeIf(number -> number.isNaN() || number.isInfinite());
    return numbers;
  }

  private static List<String> exemplars(PrometheusServer prometheus, Instant begun)
      throws Exception {
    return prometheus
        .data(
            "/api/v1/query_exemplars",
            Map.of(
                "query", "barograph_detection_latency_seconds_bucket",
                "start", begun.toString(),
                "end", Instant.now().toString()))
        .findValuesAsText("trace_id");
  }
}
