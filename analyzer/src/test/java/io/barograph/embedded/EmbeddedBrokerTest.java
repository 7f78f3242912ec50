package io.barograph.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final String TOPIC = "words";

  @Test
  void aRecordGoesInAndComesOut() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      createTopic(broker);

      send(broker, TOPIC, "hello");

      assertThat(read(broker, 1)).containsExactly("hello");
    }
  }

  /** What is a hole at first may be filled at the first entry. */
  @Test
  void anIndexHasNoMoreThanAMegabyte(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      createTopic(broker);
      send(broker, TOPIC, "hello");

      try (Stream<Path> files = Files.list(directory.resolve(TOPIC + "-0"))) {
        assertThat(files.filter(file -> file.toString().endsWith("index")))
            .hasSizeGreaterThanOrEqualTo(2)
            .allSatisfy(file -> assertThat(Files.size(file)).isBetween(1L, 1L << 20));
      }
    }
  }

  @Test
  void aTransactionCommits() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      createTopic(broker);

      try (KafkaProducer<String, String> producer =
          producer(broker, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer"))) {
        producer.initTransactions();
        producer.beginTransaction();
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, "committed"));
        producer.commitTransaction();
        assertThat(sent).succeedsWithin(Duration.ZERO);
      }

      assertThat(read(broker, 1)).containsExactly("committed");
    }
  }

  @Test
  void itStartsAgainOnTheSamePortWithTheSameData() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      String before = broker.bootstrapServers();
      createTopic(broker);
      send(broker, TOPIC, "kept");

      broker.stop();
      broker.start();

      assertThat(broker.bootstrapServers()).isEqualTo(before);
      assertThat(read(broker, 1)).containsExactly("kept");
    }
  }

  @Test
  void aNamedDirectoryIsTakenUpByTheNextBroker(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      createTopic(broker);
      send(broker, TOPIC, "kept");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      assertThat(read(broker, 1)).containsExactly("kept");
    }
  }

  @Test
  void stoppingTwiceAndStartingTwiceChangeNothing() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      broker.start();
      broker.stop();
      broker.stop();
      broker.start();

      createTopic(broker);
    }
  }

  @Test
  void aMissingTopicIsNotCreatedByBeingUsed() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      assertThatThrownBy(() -> send(broker, "misspelt", "lost"))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfAny(TimeoutException.class, UnknownTopicOrPartitionException.class);

      try (Admin admin = admin(broker)) {
        assertThat(admin.listTopics().names().get()).doesNotContain("misspelt");
      }
    }
  }

  @Test
  void aTakenPortIsToldInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> EmbeddedBroker.start(null, port))
          .isInstanceOf(BrokerException.class)
          .hasMessage("cannot start a broker on 127.0.0.1:" + port + ": the port is taken");
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsToldInOneSentence(@TempDir Path place) throws IOException {
    Path file = Files.createFile(place.resolve("file"));

    assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessage("cannot keep the broker's data in " + file + ": it is a file");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsToldInOneSentence(@TempDir Path place) throws IOException {
    Path below = Files.createFile(place.resolve("file")).resolve("data");

    assertThatThrownBy(() -> EmbeddedBroker.start(below, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessage("cannot keep the broker's data in " + below + ": it cannot be written to");
  }

  @Test
  void aDirectoryWithOtherFilesIsRefusedAndLeftAsItWas(@TempDir Path directory) throws IOException {
    Path thesis = Files.createDirectory(directory.resolve("thesis"));

    assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
        .isInstanceOf(BrokerException.class)
        .hasMessage("cannot keep the broker's data in " + directory + ": it holds other files");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(thesis);
    }
  }

  @Test
  void aDirectoryInUseIsRefusedAndItsUserGoesOn(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker first = EmbeddedBroker.start(directory, 0)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(BrokerException.class)
          .hasMessage("cannot keep the broker's data in " + directory + ": another broker uses it");

      createTopic(first);
    }
  }

  private static void createTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      admin.createTopics(Set.of(new NewTopic(TOPIC, 1, (short) -1))).all().get();
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  }

  private static void send(EmbeddedBroker broker, String topic, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        producer(broker, Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3000))) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private static KafkaProducer<String, String> producer(
      EmbeddedBroker broker, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private static List<String> read(EmbeddedBroker broker, int atLeast) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(Set.of(partition));
      consumer.seekToBeginning(Set.of(partition));
      List<String> values = new ArrayList<>();
      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (values.size() < atLeast && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          values.add(record.value());
        }
      }
      return values;
    }
  }
}
