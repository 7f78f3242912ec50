package io.barograph.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicFeedTest {
  private static final String STATE = "state";
  private static final String STORMS = "storms";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final FeedTopics TOPICS =
      new FeedTopics(STATE, List.of(STORMS), Duration.ofHours(1));

  @TempDir Path data;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private EmbeddedBroker broker = EmbeddedBroker.start(null, 0);

  @BeforeEach
  void createTopics() throws Exception {
    create(STATE, STORMS);
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void openStormsAreReadFromTheBeginningAndEventsFromTheHistoryBeforeTheNewest() throws Exception {
    stands("ann/codex", "{\"stormId\":\"st_1\"}");
    stands("bob/codex", "{\"stormId\":\"st_2\"}");
    stands("ann/codex", null);
    happened("ev_old", NOON.minus(Duration.ofHours(3)));
    happened("ev_1", NOON.minus(Duration.ofMinutes(30)));
    happened("ev_2", NOON);

    try (TopicFeed feed = start()) {
      assertThat(feed.awaitCaughtUp(SOON)).isTrue();

      assertThat(heard)
          .startsWith("begun")
          .endsWith("caught up")
          .contains("bob/codex st_2", "ann/codex over", "ev_1", "ev_2")
          .doesNotContain("ev_old");
    }
  }

  @Test
  void emptyTopicsAreReadAtOnceAndWhatComesIsHeard() throws Exception {
    try (TopicFeed feed = start()) {
      assertThat(feed.awaitCaughtUp(SOON)).isTrue();
      assertThat(heard).containsExactly("begun", "caught up");

      happened("ev_1", NOON);
      stands("ann/codex", "{\"stormId\":\"st_1\"}");

      await().atMost(SOON).until(() -> heard.containsAll(List.of("ev_1", "ann/codex st_1")));
    }
  }

  @Test
  void aRecordThatIsNoEventIsPassedOver() throws Exception {
    send(new ProducerRecord<>(STORMS, "ann", "no json"));
    send(new ProducerRecord<>(STATE, "ann/codex", "[]"));
    send(new ProducerRecord<>(STATE, null, "{}"));
    happened("ev_1", NOON);

    try (TopicFeed feed = start()) {
      assertThat(feed.awaitCaughtUp(SOON)).isTrue();

      assertThat(heard).containsExactly("begun", "ev_1", "caught up");
    }
  }

  @Test
  void afterAnOutageEverythingIsToldAgain() throws Exception {
    broker.close();
    int port = freePort();
    broker = EmbeddedBroker.start(data, port);
    create(STATE, STORMS);
    happened("ev_1", NOON);
    try (TopicFeed feed = start()) {
      assertThat(feed.awaitCaughtUp(SOON)).isTrue();

      broker.close();
      broker = EmbeddedBroker.start(data, port);
      happened("ev_2", NOON);

      await().atMost(SOON).until(() -> heard.contains("ev_2"));
    }
  }

  @Test
  void aTopicThatDoesNotExistIsNamed() {
    FeedTopics topics = FeedTopics.ofState("nowhere");

    assertThatThrownBy(() -> TopicReader.open(client(), topics))
        .isInstanceOf(KafkaException.class)
        .hasMessage("there is no topic nowhere");
  }

  private TopicFeed start() {
    TopicFeed feed = new TopicFeed(client(), TOPICS, new Hearing());
    feed.start();
    return feed;
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private void create(String... topics) throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(List.of(topics).stream().map(t -> new NewTopic(t, 2, (short) 1)).toList())
          .all()
          .get();
    }
  }

  private void stands(String login, @Nullable String state) throws Exception {
    send(new ProducerRecord<>(STATE, login, state));
  }

  private void happened(String id, Instant time) throws Exception {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(STORMS, null, time.toEpochMilli(), "ann", "{}");
    header(record, "ce_id", id);
    header(record, "ce_source", "/barograph/test");
    header(record, "ce_type", "io.barograph.storm.opened.v1");
    header(record, "ce_subject", "user/ann");
    header(record, "ce_time", time.toString());
    send(record);
  }

  private static void header(ProducerRecord<String, String> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private void send(ProducerRecord<String, String> record) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      producer.send(record).get();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private final class Hearing implements TopicFeed.Listener {
    @Override
    public void begun() {
      heard.add("begun");
    }

    @Override
    public void told(Told told) {
      if (told instanceof Told.Stands stands) {
        heard.add(stands.login() + " " + stands.state().path("stormId").asText());
      } else if (told instanceof Told.Over over) {
        heard.add(over.login() + " over");
      } else if (told instanceof Told.Happened happened) {
        heard.add(happened.event().id());
      }
    }

    @Override
    public void caughtUp() {
      heard.add("caught up");
    }
  }
}
