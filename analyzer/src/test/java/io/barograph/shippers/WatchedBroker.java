package io.barograph.shippers;

import static org.awaitility.Awaitility.await;

import io.barograph.Barograph;
import io.barograph.config.Settings;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.event.EventType;
import io.barograph.topology.EventsOnBroker;
import io.barograph.topology.OutputTopics;
import io.barograph.topology.TopicAdmin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker whose log lines an analyzer watches, as {@code run} starts it. */
final class WatchedBroker implements AutoCloseable {
  /** The name in all configurations. */
  static final String INPUT = "cli.log-lines.v1";

  private static final int INPUT_PARTITIONS = 4;
  private static final OutputTopics OUTPUT = OutputTopics.DEFAULT;
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final EmbeddedBroker broker;
  private final Admin admin;
  private final ChildProcess analyzer;
  private final EventsOnBroker input;
  private final EventsOnBroker findings;
  private int ends;

  private WatchedBroker(EmbeddedBroker broker, Path directory) throws Exception {
    this.broker = broker;
    this.admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    createTopics();
    this.input = read(List.of(INPUT));
    this.findings =
        read(
            List.of(
                OUTPUT.storms(),
                OUTPUT.retrySequences(),
                OUTPUT.deadLetters(),
                OUTPUT.lateSignals()));
    this.analyzer = ChildProcess.start(directory, Map.of(), run(directory));
  }

  static WatchedBroker start(Path directory) throws Exception {
    return new WatchedBroker(EmbeddedBroker.start(null, 0), directory);
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** What was shipped with a key, once there is as much as expected. */
  List<ConsumerRecord<byte[], byte[]>> awaitRecords(String key, int count) {
    return await("records of " + key)
        .atMost(LONGEST)
        .until(() -> records(key), found -> found.size() >= count);
  }

  /**
   * The storms of a user, once all that was shipped so far is decided: somebody fails later than
   * all others, and what becomes of that is there.
   */
  List<EventsOnBroker.Event> stormsOf(String user) throws Exception {
    await("the analyzer to have read what was shipped").atMost(LONGEST).until(this::hasReadAll);
    String last = "last-" + ++ends;
    Instant failing = Instant.now().plus(Duration.ofMinutes(2L * ends));
    try (KafkaProducer<String, String> producer = producer()) {
      send(producer, 0, failing, last, "ERROR: Failed to refresh token: 401 Unauthorized");
      for (int partition = 0; partition < INPUT_PARTITIONS; partition++) {
        send(producer, partition, failing.plus(Duration.ofMinutes(1)), last, "hm");
      }
    }
    await("the end of what was shipped")
        .atMost(LONGEST)
        .until(() -> !events(EventType.SEQUENCE_CLOSED, last).isEmpty());
    return events(EventType.STORM_OPENED, user);
  }

  /** How many records could not be read. */
  long deadLetters() {
    return findings.records().stream()
        .filter(record -> record.topic().equals(OUTPUT.deadLetters()))
        .count();
  }

  @Override
  public void close() {
    analyzer.close();
    admin.close();
    input.close();
    findings.close();
    broker.close();
  }

  private boolean hasReadAll() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin
            .listConsumerGroupOffsets(Settings.defaults().kafka().applicationId())
            .partitionsToOffsetAndMetadata()
            .get();
    return input.records().stream()
        .allMatch(
            record -> {
              OffsetAndMetadata next = read.get(new TopicPartition(INPUT, record.partition()));
              return next != null && next.offset() > record.offset();
            });
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String key) {
    return input.records().stream()
        .filter(record -> record.key() != null)
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
        .toList();
  }

  private List<EventsOnBroker.Event> events(String type, String user) {
    return findings
        .events()
        .filter(event -> event.type().equals(type))
        .filter(event -> event.data().path("user").asText().equals(user))
        .toList();
  }

  /**
   * Recordings keep the times they were made at, and so do events, on whatever day they are played.
   */
  private void createTopics() throws Exception {
    Map<String, String> keepAll = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
    List<NewTopic> topics = new ArrayList<>();
    topics.add(new NewTopic(INPUT, INPUT_PARTITIONS, (short) 1).configs(keepAll));
    for (TopicAdmin.Wanted wanted : TopicAdmin.wanted(OUTPUT, 1, (short) 1)) {
      topics.add(new NewTopic(wanted.name(), 1, (short) 1).configs(keepAll));
    }
    String policies = Settings.defaults().topics().policy();
    topics.add(new NewTopic(policies, 1, (short) 1).configs(keepAll));
    admin.createTopics(topics).all().get();
  }

  private EventsOnBroker read(List<String> topics) {
    return new EventsOnBroker(bootstrapServers(), topics);
  }

  /** One partition of users, so that the last of them to fail is decided after all others. */
  private List<String> run(Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Barograph.class.getName(), "run", "--port", "0"));
    command.addAll(List.of("--bootstrap-servers", bootstrapServers()));
    command.addAll(List.of("--set", "kafka.state-dir=" + directory.resolve("state")));
    command.addAll(List.of("--set", "topics.partitions=1"));
    command.addAll(List.of("--set", "time.tick=PT0.1S"));
    return command;
  }

  private KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void send(
      KafkaProducer<String, String> producer, int partition, Instant time, String user, String line)
      throws Exception {
    String json = "{\"time\":\"%s\",\"user\":\"%s\",\"line\":\"%s\"}".formatted(time, user, line);
    producer.send(new ProducerRecord<>(INPUT, partition, time.toEpochMilli(), null, json)).get();
  }
}
