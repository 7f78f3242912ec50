package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.event.EventType;
import io.barograph.replay.KcatDump;
import io.barograph.topology.EventsOnBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay} and {@code explain} of a stretch of a topic, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicReplayTest {
  private static final String FLEET = "cli.log-lines.v1";
  private static final String FAILED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";

  @TempDir static Path directory;

  private final Instant start =
      Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
  private EmbeddedBroker broker;
  private Admin admin;
  private Path fleet;

  @BeforeAll
  void shipAFleet() {
    broker = EmbeddedBroker.start(null, 0);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    fleet = directory.resolve("fleet.jsonl");
    assertThat(Typed.type("topics", "--bootstrap-servers", broker.bootstrapServers()).exitCode())
        .isZero();
    assertThat(simulate("--out", fleet.toString()).exitCode()).isZero();
    assertThat(simulate("--bootstrap-servers", broker.bootstrapServers()).exitCode()).isZero();
  }

  @AfterAll
  void stopBroker() {
    admin.close();
    broker.close();
  }

  @Test
  void theFindingsInATopicAreThoseInAFileAndInADumpOfTheSameLines() throws Exception {
    Map<String, String> expected = EventsById.of(Typed.type("replay", fleet.toString()));
    Path dump = Files.write(directory.resolve("fleet.dump"), dumpOf(FLEET));

    Typed replay = replay(FLEET);

    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(EventsById.of(replay)).isEqualTo(expected);
    assertThat(EventsById.of(Typed.type("replay", dump.toString()))).isEqualTo(expected);
    long lines;
    try (var all = Files.lines(fleet)) {
      lines = all.count();
    }
    assertThat(replay.err()).startsWith(lines + " lines, ");
  }

  @Test
  void explainNamesThePartitionAndTheOffset() {
    Typed explain =
        Typed.type("explain", "--topic", FLEET, "--bootstrap-servers", broker.bootstrapServers());

    assertThat(explain.exitCode()).isZero();
    assertThat(explain.out())
        .containsPattern("(?m)^cli\\.log-lines\\.v1-\\d:\\d+  native_json  ")
        .contains("whose: user by json:/user; host by json:/host")
        .doesNotContain("Please log out");
  }

  @Test
  void fromIsTheFirstRecordThatIsReadAndToTheFirstThatIsNot() throws Exception {
    String topic = create("range", 2);
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (int second = 0; second < 10; second++) {
        producer.send(failed(topic, second % 2, second, "user-" + second)).get();
      }
    }

    Typed replay = replay(topic, "--from", at(3), "--to", at(6));

    assertThat(users(replay)).containsExactly("user-3", "user-4", "user-5");
    assertThat(replay.err()).startsWith("3 lines, 3 signals");
    assertThat(users(replay(topic, "--from", at(8)))).containsExactly("user-8", "user-9");
    assertThat(users(replay(topic, "--to", at(1)))).containsExactly("user-0");
    assertThat(replay(topic, "--from", at(10)).err()).startsWith("0 lines, 0 signals");
    assertThat(users(replay(topic, "--to", at(99)))).hasSize(10);
  }

  @Test
  void onlyWhatWasCommittedIsRead() throws Exception {
    String topic = create("transactions", 1);
    try (KafkaProducer<String, String> producer = transactional("ends");
        KafkaProducer<String, String> open = transactional("stays-open")) {
      transact(producer, failed(topic, 0, 0, "committed-1"), true);
      transact(producer, failed(topic, 0, 1, "aborted-1"), false);
      transact(producer, failed(topic, 0, 2, "committed-2"), true);
      transact(producer, failed(topic, 0, 3, "aborted-2"), false);

      assertThat(users(replay(topic))).containsExactly("committed-1", "committed-2");

      open.beginTransaction();
      open.send(failed(topic, 0, 4, "open")).get();
      transact(producer, failed(topic, 0, 5, "behind-open"), true);
      assertThat(users(replay(topic))).containsExactly("committed-1", "committed-2");

      open.commitTransaction();
      assertThat(users(replay(topic))).contains("open", "behind-open");
    }
  }

  @Test
  void anEmptyTopicHasNoFindings() throws Exception {
    Typed replay = replay(create("empty", 3));

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out()).isEmpty();
    assertThat(replay.err()).startsWith("0 lines, 0 signals");
  }

  @Test
  void aTopicThatDoesNotExistIsNamedAndNotCreated() throws Exception {
    Typed replay = replay("no-such-topic");

    assertFailed(replay, "--topic no-such-topic does not exist");
    assertThat(admin.listTopics().names().get()).doesNotContain("no-such-topic");
  }

  @Test
  void noGroupIsJoinedAndNobodysOffsetsMove() throws Exception {
    try (KafkaConsumer<String, String> analyzer = memberOf("barograph")) {
      analyzer.subscribe(List.of(FLEET));
      while (analyzer.poll(Duration.ofMillis(200)).isEmpty()) {
        assertThatCode(analyzer::assignment).doesNotThrowAnyException();
      }
      analyzer.commitSync();
      List<String> groups = groups();
      Map<TopicPartition, OffsetAndMetadata> offsets = offsets("barograph");

      Typed replay = replay(FLEET, "--set", "kafka.client.group.id=barograph");
      Typed other = replay(FLEET, "--set", "kafka.client.group.id=another");

      assertThat(replay.lines()).isNotEmpty().isEqualTo(other.lines());
      assertThat(groups()).containsExactly("barograph").isEqualTo(groups);
      assertThat(offsets("barograph")).isNotEmpty().isEqualTo(offsets);
      assertThat(members("barograph")).isEqualTo(1);
    }
  }

  @Test
  void propertiesOfTheClientReachKafka() {
    assertFailed(
        replay(FLEET, "--set", "kafka.client.fetch.min.bytes=-5"),
        FLEET + " cannot be read: Invalid value -5 for configuration fetch.min.bytes");
  }

  @Test
  void theBrokersMayStandInTheSettingsAlone() {
    Typed replay =
        Typed.type(
            "replay",
            "--topic",
            FLEET,
            "--set",
            "kafka.bootstrap-servers=" + broker.bootstrapServers());

    assertThat(replay.lines()).isNotEmpty();
  }

  private Typed replay(String topic, String... more) {
    List<String> args = new ArrayList<>(List.of("replay", "--topic", topic));
    args.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    args.addAll(Arrays.asList(more));
    return Typed.type(args.toArray(String[]::new));
  }

  private Typed simulate(String... more) {
    List<String> args = new ArrayList<>(List.of("simulate", "--users", "12"));
    args.addAll(List.of("--start", start.toString(), "--length", "PT20M"));
    args.addAll(List.of("--noise", "0.5", "--duplicates", "0.05", "--disorder", "PT5S"));
    args.addAll(Arrays.asList(more));
    return Typed.type(args.toArray(String[]::new));
  }

  private byte[] dumpOf(String topic) {
    KcatDump dump = new KcatDump();
    try (EventsOnBroker records = new EventsOnBroker(broker.bootstrapServers(), List.of(topic))) {
      records.records().forEach(dump::add);
    }
    return dump.bytes();
  }

  private String create(String topic, int partitions) throws Exception {
    admin
        .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
        .all()
        .get();
    return topic;
  }

  private List<String> groups() throws Exception {
    return admin.listGroups().all().get().stream().map(group -> group.groupId()).toList();
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(String group) throws Exception {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  private long members(String group) throws Exception {
    return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
        .mapToLong(described -> described.members().size())
        .sum();
  }

  private KafkaConsumer<String, String> memberOf(String group) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            10,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private KafkaProducer<String, String> transactional(String id) {
    KafkaProducer<String, String> producer =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id));
    producer.initTransactions();
    return producer;
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private static void transact(
      KafkaProducer<String, String> producer, ProducerRecord<String, String> record, boolean commit)
      throws Exception {
    producer.beginTransaction();
    producer.send(record).get();
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.abortTransaction();
    }
  }

  private ProducerRecord<String, String> failed(
      String topic, int partition, int second, String user) {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(
            topic, partition, start.plusSeconds(second).toEpochMilli(), null, FAILED);
    record.headers().add("user", user.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private String at(int second) {
    return start.plusSeconds(second).toString();
  }

  private static List<String> users(Typed replay) {
    return EventsById.of(replay).entrySet().stream()
        .filter(event -> event.getKey().startsWith(EventType.SEQUENCE_CLOSED))
        .map(event -> event.getValue().replaceAll(".*\"user\":\"([^\"]*)\".*", "$1"))
        .sorted()
        .toList();
  }

  private static void assertFailed(Typed typed, String message) {
    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains(message).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
