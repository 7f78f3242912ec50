package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.ingest.ShipperSample;
import io.barograph.topology.EventsOnBroker;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the analyzer on planted records, and looks at all that can be seen of it from outside. */
final class CanaryWatch {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private CanaryWatch() {}

  /** What is to be seen while the analyzer runs. */
  interface Look {
    void at(WatchedAnalyzer analyzer) throws Exception;
  }

  /**
   * Fails if a canary is anywhere but where it was planted.
   *
   * @param whose headers of a signal that comes too late
   */
  static void assertNowhere(
      Path directory, Planting planting, Map<String, String> whose, Look look, String... settings)
      throws Exception {
    Traces traces = new Traces(planting.canaries);
    try (Overheard overheard = new Overheard();
        WatchedAnalyzer analyzer = new WatchedAnalyzer(directory, settings)) {
      try (EventsOnBroker input = analyzer.read(WatchedAnalyzer.INPUT)) {
        analyzer.ship(planting.records());
        assertThat(planting.canaries.in(Traces.content(input)))
            .as("where they are planted, they are found")
            .containsExactlyInAnyOrderElementsOf(planting.canaries.all());
      }
      analyzer.tick(planting.time().plus(10, ChronoUnit.MINUTES));
      awaitRecords(analyzer, WatchedAnalyzer.OUTPUT.remediations(), 1);
      shipLate(planting, analyzer, whose);
      analyzer.tick(planting.time().plus(2, ChronoUnit.HOURS));
      WatchedAnalyzer.OUTPUTS.forEach(topic -> awaitRecords(analyzer, topic, 1));
      awaitRecords(analyzer, WatchedAnalyzer.OUTPUT.deadLetters(), planting.unreadable());
      look.at(analyzer);
      assertEveryEnvelopeWasRead(analyzer);
      traces.lookAtPages(analyzer.address());
      traces.look("replay", printed(analyzer, "replay"));
      traces.look("explain", printed(analyzer, "explain"));
      traces.look("words", Words.of(analyzer.settings(), planting.records()));
      analyzer.stop();
      traces.lookAtTopics(analyzer.bootstrapServers(), Set.of(WatchedAnalyzer.INPUT));
      traces.lookAtFiles(analyzer.states());
      traces.look("log", overheard.logged());
      traces.look("console", overheard.printed());
    }
    assertThat(traces.found()).isEmpty();
    assertWasThorough(traces);
  }

  /** What a command prints of the input topic. */
  static String printed(WatchedAnalyzer analyzer, String command) {
    Typed typed =
        Typed.type(command, "--config", analyzer.configuration(), "--topic", WatchedAnalyzer.INPUT);
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.lines()).isNotEmpty();
    return typed.out() + typed.err();
  }

  static void awaitRecords(WatchedAnalyzer analyzer, String topic, int atLeast) {
    try (EventsOnBroker records = analyzer.read(topic)) {
      await(topic).atMost(PATIENCE).until(() -> records.records().size() >= atLeast);
    }
  }

  private static void shipLate(
      Planting planting, WatchedAnalyzer analyzer, Map<String, String> whose) throws Exception {
    Planting late = new Planting(WatchedAnalyzer.INPUT);
    late.text(Planting.TRACED + planting.canaries.all().iterator().next(), whose, null);
    analyzer.ship(late.records());
  }

  /** Nothing can be nowhere if it was not read in the first place. */
  private static void assertEveryEnvelopeWasRead(WatchedAnalyzer analyzer) throws Exception {
    String metrics =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(analyzer.address().resolve("/metrics")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    for (ShipperSample sample : ShipperSample.all("samples.jsonl")) {
      String envelope = sample.expect().path("envelope").asText();
      assertThat(metrics)
          .containsPattern(
              "barograph_records_total\\{[^}]*envelope=\"" + envelope + "\"[^}]*} [1-9]");
    }
  }

  private static void assertWasThorough(Traces traces) {
    assertThat(traces.looked().keySet())
        .contains("topic __consumer_offsets", "topic __transaction_state", "page missing")
        .anyMatch(place -> place.endsWith("-logins-changelog"))
        .anyMatch(place -> place.endsWith("-fleet-changelog"))
        .anyMatch(place -> place.endsWith("-retry-counts-changelog"))
        .anyMatch(place -> place.matches("file .*retry-counts.*\\.sst"));
    Stream.concat(
            WatchedAnalyzer.OUTPUTS.stream(),
            Stream.of(
                "barograph-signals-by-user-repartition", "barograph-fleet-reports-repartition"))
        .forEach(topic -> assertThat(traces.looked().get("topic " + topic)).as(topic).isPositive());
    assertThat(traces.looked().get("log")).isGreaterThan(10_000);
  }
}
