package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.config.Settings;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.topology.EventsOnBroker;
import io.barograph.topology.OutputTopics;
import io.barograph.topology.TopicAdmin;
import java.net.URI;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The analyzer as {@code run} starts it, in this process, on a broker of its own. */
final class WatchedAnalyzer implements AutoCloseable {
  static final String INPUT = "cli.log-lines.v1";
  static final OutputTopics OUTPUT = OutputTopics.DEFAULT;

  /** Every topic that is written to. */
  static final List<String> OUTPUTS =
      List.of(
          OUTPUT.retrySequences(),
          OUTPUT.retryCounts(),
          OUTPUT.storms(),
          OUTPUT.stormState(),
          OUTPUT.incidents(),
          OUTPUT.remediations(),
          OUTPUT.lateSignals(),
          OUTPUT.deadLetters());

  private final Path directory;
  private final EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
  private final Path configuration;
  private final AnalyzerService service;

  WatchedAnalyzer(Path directory, String... settings) throws Exception {
    this.directory = directory;
    configuration =
        Files.write(
            directory.resolve("barograph.properties"),
            Stream.concat(
                    Stream.of(
                        "kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "kafka.state-dir=" + states(),
                        "web.port=0",
                        // What was read is left for us to look at.
                        "kafka.client.repartition.purge.interval.ms=3600000",
                        "time.tick=PT0.1S",
                        "time.idle-after=PT1S"),
                    Stream.of(settings))
                .toList());
    assertThat(Typed.type("topics", "--config", configuration.toString()).exitCode()).isZero();
    service = new AnalyzerService(settings(), inputPartitions(), false);
  }

  /** The file with its settings, for other commands. */
  String configuration() {
    return configuration.toString();
  }

  Settings settings() {
    return Settings.load(configuration, Map.of(), Map.of());
  }

  Path states() {
    return directory.resolve("state");
  }

  /** Waits until it works: its own topics are there then. */
  void awaitReady() {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                HttpClient.newHttpClient()
                        .send(
                            HttpRequest.newBuilder(address().resolve("/health/ready")).build(),
                            HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                    == 200);
  }

  URI address() {
    return service.address();
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  EventsOnBroker read(String... topics) {
    return new EventsOnBroker(broker.bootstrapServers(), List.of(topics));
  }

  void ship(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> record : records) {
        producer.send(record).get();
      }
    }
  }

  /** Moves event time on in every partition. */
  void tick(Instant time) throws Exception {
    for (int partition = 0; partition < settings().topics().partitions(); partition++) {
      byte[] noise = {'h', 'm'};
      ship(List.of(new ProducerRecord<>(INPUT, partition, time.toEpochMilli(), null, noise)));
    }
  }

  /** Ends the analyzer, so that its stores are on disk; the broker stays. */
  void stop() {
    service.close();
  }

  @Override
  public void close() {
    service.close();
    broker.close();
  }

  private Set<String> inputPartitions() {
    try (TopicAdmin admin = new TopicAdmin(new Assembly(settings()).client())) {
      return admin.partitions(Set.of(INPUT));
    }
  }
}
