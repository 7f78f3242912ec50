package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.event.EventType;
import io.barograph.topology.EventsOnBroker;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that change while the analyzer runs. */
class PolicyOnBrokerTest {
  private static final String POLICIES = "cli.policy.v1";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path directory;

  private final Instant start =
      Instant.now().minus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
  private final Instant change = start.plus(25, ChronoUnit.MINUTES);

  @Test
  void aPolicyHoldsFromItsTimeOnAndNothingIsForgotten() throws Exception {
    try (WatchedAnalyzer analyzer = new WatchedAnalyzer(directory);
        EventsOnBroker storms = analyzer.read(WatchedAnalyzer.OUTPUT.storms())) {
      fail(analyzer, "ann", start, 3);
      analyzer.tick(start.plus(10, ChronoUnit.MINUTES));
      awaitStorms(storms, "ann storm.opened at 3 of 3");

      publish(analyzer, "from: " + change + "\nstorm:\n  threshold: 2\n");
      awaitMetric(analyzer, "barograph_policies 1.0");
      fail(analyzer, "bob", change.minus(10, ChronoUnit.MINUTES), 2);
      fail(analyzer, "ann", change.minus(10, ChronoUnit.MINUTES), 2);
      fail(analyzer, "ann", change.plus(5, ChronoUnit.MINUTES), 1);
      fail(analyzer, "cy", change.plus(10, ChronoUnit.MINUTES), 2);
      analyzer.tick(change.plus(20, ChronoUnit.MINUTES));
      // What ann's storm escalates at was fixed when it opened.
      awaitStorms(
          storms,
          "ann storm.opened at 3 of 3",
          "ann storm.escalated at 6 of 2",
          "cy storm.opened at 2 of 2");
    }
  }

  @Test
  void aPolicyThatCannotBeUsedLeavesTheOneBefore() throws Exception {
    try (WatchedAnalyzer analyzer = new WatchedAnalyzer(directory);
        EventsOnBroker storms = analyzer.read(WatchedAnalyzer.OUTPUT.storms())) {
      publish(analyzer, "from: " + start + "\nstorm:\n  threshold: 2\n");
      analyzer.ship(
          List.of(policy(start, "storm: {threshold: -1}"), policy(change, "storm: {treshold: 9}")));
      awaitMetric(analyzer, "barograph_policies_rejected_total 2.0");
      awaitMetric(analyzer, "barograph_policies 1.0");

      fail(analyzer, "ann", change.plus(5, ChronoUnit.MINUTES), 2);
      analyzer.tick(change.plus(20, ChronoUnit.MINUTES));
      awaitStorms(storms, "ann storm.opened at 2 of 2");
    }
  }

  @Test
  void aPolicyThatIsTakenBackHoldsNoMore() throws Exception {
    try (WatchedAnalyzer analyzer = new WatchedAnalyzer(directory);
        EventsOnBroker storms = analyzer.read(WatchedAnalyzer.OUTPUT.storms())) {
      publish(analyzer, "from: " + start + "\nstorm:\n  threshold: 2\n");
      awaitMetric(analyzer, "barograph_policies 1.0");
      analyzer.ship(List.of(policy(start, null)));
      awaitMetric(analyzer, "barograph_policies 0.0");

      fail(analyzer, "ann", change, 2);
      fail(analyzer, "bob", change, 3);
      analyzer.tick(change.plus(20, ChronoUnit.MINUTES));
      awaitStorms(storms, "bob storm.opened at 3 of 3");
    }
  }

  /** So many turns of a user that fail, a minute after each other. */
  private static void fail(WatchedAnalyzer analyzer, String user, Instant from, int turns)
      throws Exception {
    for (int turn = 0; turn < turns; turn++) {
      Instant time = from.plus(turn, ChronoUnit.MINUTES);
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              WatchedAnalyzer.INPUT, 0, time.toEpochMilli(), null, bytes(Planting.FAILED));
      record.headers().add("user", bytes(user)).add("host", bytes(user + "-laptop"));
      analyzer.ship(List.of(record));
    }
  }

  private void publish(WatchedAnalyzer analyzer, String text) throws Exception {
    Path file = Files.writeString(directory.resolve("policy.yaml"), text);
    Typed published =
        Typed.type("policy", "publish", "--config", analyzer.configuration(), file.toString());
    assertThat(published.exitCode()).as(published.err()).isZero();
  }

  private static ProducerRecord<byte[], byte[]> policy(Instant from, @Nullable String text) {
    return new ProducerRecord<>(
        POLICIES, bytes(from.toString()), text == null ? null : bytes(text));
  }

  private static void awaitStorms(EventsOnBroker storms, String... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(storms.events().map(PolicyOnBrokerTest::storm))
                    .containsExactlyInAnyOrder(expected));
  }

  private static String storm(EventsOnBroker.Event event) {
    return "%s %s at %s of %s"
        .formatted(
            event.data().path("user").asText(),
            EventType.shortOf(event.type()),
            event.data().path("failedSequences"),
            event.data().path("threshold"));
  }

  private static void awaitMetric(WatchedAnalyzer analyzer, String sample) {
    HttpRequest metrics = HttpRequest.newBuilder(analyzer.address().resolve("/metrics")).build();
    await(sample)
        .atMost(PATIENCE)
        .until(
            () ->
                HttpClient.newHttpClient()
                    .send(metrics, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .anyMatch(line -> line.replaceAll("\\{[^}]*}", "").equals(sample)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
