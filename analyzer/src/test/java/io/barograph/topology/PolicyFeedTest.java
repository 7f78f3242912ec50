package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.metrics.BarographMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies on a real broker. What stands in them is no matter here: only that some are bad. */
class PolicyFeedTest {
  private static final String TOPIC = "policies";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir Path data;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private EmbeddedBroker broker = EmbeddedBroker.start(null, 0);

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void historyIsHeardOnceAndBeforeAnythingElseHappens() throws Exception {
    createTopic();
    publish(SECOND, "b");
    publish(FIRST, "replaced");
    publish(FIRST, "a");

    try (PolicyFeed<String> feed = start()) {
      feed.awaitHistory();

      assertThat(heard).containsExactly("a b");
      assertThat(registry.get("barograph.policies").gauge().value()).isEqualTo(2);
    }
  }

  @Test
  void anEmptyTopicIsHeardOfToo() throws Exception {
    createTopic();

    try (PolicyFeed<String> feed = start()) {
      feed.awaitHistory();

      assertThat(heard).containsExactly("");
    }
  }

  @Test
  void aChangeIsHeardWhileItRuns() throws Exception {
    createTopic();
    publish(FIRST, "a");
    try (PolicyFeed<String> feed = start()) {
      feed.awaitHistory();

      publish(SECOND, "b");
      await().atMost(SOON).until(() -> heard.contains("a b"));
      publish(FIRST, null);
      await().atMost(SOON).until(() -> heard.contains("b"));

      assertThat(heard).containsExactly("a", "a b", "b");
      assertThat(registry.get("barograph.policies").gauge().value()).isEqualTo(1);
      assertThat(rejected()).isZero();
    }
  }

  @Test
  void aBadPolicyKeepsWhatWas() throws Exception {
    createTopic();
    publish(FIRST, "a");
    try (PolicyFeed<String> feed = start()) {
      feed.awaitHistory();

      publish(FIRST, "bad, and in " + "many words ".repeat(1000));
      publish("soon", "a");
      publish(SECOND, "b");
      await().atMost(SOON).until(() -> heard.contains("a b"));

      assertThat(heard).containsExactly("a", "a b");
      assertThat(rejected()).isEqualTo(2);
    }
  }

  @Test
  void withoutATopicNobodyWaitsAndOneMadeLaterIsRead() throws Exception {
    try (PolicyFeed<String> feed = start()) {
      feed.awaitHistory();
      assertThat(heard).isEmpty();

      createTopic();
      publish(FIRST, "a");

      await().atMost(SOON).until(() -> heard.contains("a"));
    }
  }

  @Test
  void anOutageOfTheBrokerIsSurvived() throws Exception {
    broker.close();
    int port = freePort();
    broker = EmbeddedBroker.start(data, port);
    createTopic();
    publish(FIRST, "a");
    try (PolicyFeed<String> feed = start()) {
      feed.awaitHistory();
      broker.close();
      broker = EmbeddedBroker.start(data, port);

      publish(SECOND, "b");

      await().atMost(SOON).until(() -> heard.contains("a b"));
    }
  }

  @Test
  void aFeedThatNobodyAnswersCanBeClosed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      PolicyFeed<String> feed = feed("127.0.0.1:" + silent.getLocalPort());
      feed.start();
      Instant asked = Instant.now();

      feed.close();

      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(heard).isEmpty();
    }
  }

  private PolicyFeed<String> start() {
    PolicyFeed<String> feed = feed(broker.bootstrapServers());
    feed.start();
    return feed;
  }

  private PolicyFeed<String> feed(String bootstrapServers) {
    return new PolicyFeed<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        TOPIC,
        PolicyFeedTest::read,
        this::hear,
        new BarographMetrics(registry, "test"));
  }

  private static String read(Instant from, String text) throws PolicyRefusal {
    if (text.startsWith("bad")) {
      throw new PolicyRefusal(from + ":\n" + text);
    }
    return text;
  }

  private void hear(SortedMap<Instant, String> policies) {
    heard.add(policies.values().stream().collect(Collectors.joining(" ")));
  }

  private double rejected() {
    return registry.get("barograph.policies.rejected").counter().count();
  }

  private void createTopic() {
    try (TopicAdmin admin =
        new TopicAdmin(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin.create(new TopicAdmin.Wanted(TOPIC, 1, (short) 1, true));
    }
  }

  private void publish(Instant from, @Nullable String text) throws Exception {
    publish(from.toString(), text);
  }

  private void publish(String key, @Nullable String text) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, key, text)).get();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
