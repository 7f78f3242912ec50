package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.SimulatedFleet;
import io.barograph.ingest.ShipperSample;
import io.barograph.topology.EventsOnBroker.Event;
import io.barograph.topology.LinesOnBroker.Shipped;
import io.barograph.topology.LinesOnBroker.Spread;
import io.barograph.topology.ReplayForOnBroker.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The sieve changes what a record costs, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SieveOnBrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int NOISE_AT_THE_TAIL = 5000;

  @TempDir static Path directory;

  private EmbeddedBroker broker;
  private final LinesOnBroker lines = new LinesOnBroker();
  private List<Event> expected = List.of();

  @BeforeAll
  void startBroker() throws IOException {
    broker = EmbeddedBroker.start(null, 0);
    for (Recording recording : ReplayForOnBroker.recordings()) {
      recording.addTo(lines);
    }
    SimulatedFleet fleet =
        new SimulatedFleet(
            FleetOptions.startingAt(Instant.parse("2026-03-02T08:00:00Z"))
                .withUsers(15)
                .withLength(Duration.ofHours(1))
                .withNoise(0.9)
                .withDuplicates(0.05)
                .withDisorder(Duration.ofSeconds(10)));
    for (ShippedLine line : fleet) {
      lines.add(
          line.arrival(),
          line.time(),
          line.user().value(),
          line.host().value(),
          line.session() == null ? null : line.session().value(),
          line.text());
    }
    lines.sortByArrival();
    // Longer than a storm takes to be stale.
    lines.end(Duration.ofHours(2));
    Path file = directory.resolve("lines.jsonl");
    List<String> json = new ArrayList<>();
    for (Shipped line : lines.lines()) {
      json.add(new String(line.json(), StandardCharsets.UTF_8));
    }
    expected = ReplayForOnBroker.findings(Files.write(file, json));
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @Test
  void theSameIsFoundCountedAndDeadLetteredWithTheSieveAndWithout() throws Exception {
    try (AnalysisOnBroker with = analysis("with");
        AnalysisOnBroker without = analysis("without")) {
      without.sieve(false);

      List<String> letters = lettersOfAll(with);

      assertThat(lettersOfAll(without)).containsExactlyInAnyOrderElementsOf(letters);
      assertThat(RecordsOnBroker.counted(with.registry()))
          .isEqualTo(RecordsOnBroker.counted(without.registry()))
          .containsEntry("records native_json", (double) lines.lines().size());
    }
  }

  /** Reads all lines and what cannot be read, finds what is expected, and ends. */
  private List<String> lettersOfAll(AnalysisOnBroker analysis) throws Exception {
    lines.shipJson(broker.bootstrapServers(), analysis.inputTopic(), Spread.ROUND_ROBIN);
    RecordsOnBroker.shipBroken(broker.bootstrapServers(), analysis.inputTopic());
    analysis.start();
    SameFindings.await(analysis, expected);
    int records = lines.lines().size() + RecordsOnBroker.BROKEN;
    await()
        .atMost(PATIENCE)
        .until(
            () -> RecordsOnBroker.records(RecordsOnBroker.counted(analysis.registry())) == records);
    try (EventsOnBroker letters = analysis.read(analysis.output().deadLetters())) {
      await().atMost(PATIENCE).until(() -> letters.records().size() == RecordsOnBroker.UNREADABLE);
      return RecordsOnBroker.letters(letters.records());
    } finally {
      analysis.stop();
    }
  }

  @Test
  void recordsOfEveryShipperAreCountedTheSameWithTheSieveAndWithout() throws Exception {
    List<ShipperSample> samples = new ArrayList<>(ShipperSample.all("samples.jsonl"));
    samples.addAll(ShipperSample.all("recorded.jsonl"));
    try (AnalysisOnBroker with = analysis("shippers-with");
        AnalysisOnBroker without = analysis("shippers-without")) {
      without.sieve(false);
      for (AnalysisOnBroker analysis : List.of(with, without)) {
        RecordsOnBroker.ship(broker.bootstrapServers(), analysis.inputTopic(), samples);
        analysis.start();
      }

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                Map<String, Double> counted = RecordsOnBroker.counted(without.registry());
                assertThat(RecordsOnBroker.records(counted)).isEqualTo(samples.size());
                assertThat(RecordsOnBroker.counted(with.registry())).isEqualTo(counted);
              });
    }
  }

  @Test
  void offsetsReachTheEndAndLagGoesToZeroThoughTheTailIsNoise() throws Exception {
    LinesOnBroker tailed = new LinesOnBroker();
    Instant at = Instant.parse("2026-03-02T08:00:00Z");
    tailed.add(at, at, "dana", "h", null, "stream error: ; retrying 1/5 in 187ms…");
    for (int i = 0; i < NOISE_AT_THE_TAIL; i++) {
      tailed.add(at, at, "dana", "h", null, "nothing to report in step " + i);
    }
    try (AnalysisOnBroker analysis = analysis("tail")) {
      tailed.shipJson(broker.bootstrapServers(), analysis.inputTopic(), Spread.ROUND_ROBIN);
      analysis.start();

      Map<TopicPartition, Long> ends =
          RecordsOnBroker.ends(broker.bootstrapServers(), analysis.inputTopic());
      assertThat(ends).hasSize(AnalysisOnBroker.INPUT_PARTITIONS);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(RecordsOnBroker.committed(broker.bootstrapServers(), "tail"))
                      .containsAllEntriesOf(ends));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(RecordsOnBroker.lags(analysis.streams(), analysis.inputTopic()))
                    .hasSize(AnalysisOnBroker.INPUT_PARTITIONS)
                    .containsOnly(0.0);
                assertThat(taskLags(analysis.streams(), analysis.inputTopic()))
                    .hasSize(AnalysisOnBroker.INPUT_PARTITIONS)
                    .containsOnly(0L);
              });
    }
  }

  @Test
  void nothingIsLostOrDoubledThoughInstancesComeAndGo() throws Exception {
    try (AnalysisOnBroker first = analysis("rebalanced");
        EventsOnBroker findings = first.findings()) {
      // So slow that there is a middle to come into.
      first.set(StreamsConfig.mainConsumerPrefix("max.poll.records"), 100);
      first.set(StreamsConfig.mainConsumerPrefix("max.partition.fetch.bytes"), 20_000);
      lines.shipJson(broker.bootstrapServers(), first.inputTopic(), Spread.ROUND_ROBIN);
      first.start();
      awaitShare(findings, 10);
      try (AnalysisOnBroker second = first.beside(directory.resolve("second"))) {
        second.start();
        await()
            .atMost(PATIENCE)
            .until(() -> !taskLags(second.streams(), first.inputTopic()).isEmpty());
        awaitShare(findings, 5);
        first.stop();
        awaitShare(findings, 3);
        first.start();
      }
      SameFindings.await(first, expected);
    }
  }

  @Test
  void nothingIsLostWherePartitionsArePausedAllTheTime() throws Exception {
    try (AnalysisOnBroker analysis = analysis("paused")) {
      analysis.set(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 1);
      analysis.set(StreamsConfig.mainConsumerPrefix("max.poll.records"), 200);
      lines.shipJson(broker.bootstrapServers(), analysis.inputTopic(), Spread.BY_HOST);
      analysis.start();
      SameFindings.await(analysis, expected);
    }
  }

  private void awaitShare(EventsOnBroker findings, int part) {
    await().atMost(PATIENCE).until(() -> findings.events().count() >= expected.size() / part);
  }

  /** As Kafka Streams tells it of each input partition; its end is the last offset that it saw. */
  private static List<Long> taskLags(KafkaStreams streams, String topic) {
    List<Long> lags = new ArrayList<>();
    streams
        .metadataForLocalThreads()
        .forEach(
            thread -> {
              for (TaskMetadata task : thread.activeTasks()) {
                task.endOffsets()
                    .forEach(
                        (partition, end) -> {
                          if (partition.topic().equals(topic)) {
                            lags.add(end + 1 - task.committedOffsets().getOrDefault(partition, 0L));
                          }
                        });
              }
            });
    return lags;
  }

  private AnalysisOnBroker analysis(String name) throws InterruptedException {
    return new AnalysisOnBroker(broker, name, directory);
  }
}
