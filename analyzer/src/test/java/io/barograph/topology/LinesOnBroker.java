package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Lines on their way to a topic, in the order they are shipped. */
final class LinesOnBroker {
  /** Enough names to have one in every partition of users. */
  static final int LAST_USERS = 16;

  private static final String LAST = "last-";
  private static final String FAILURE =
      " ERROR codex_login::auth::manager: Failed to refresh token: Your access token could not be"
          + " refreshed because your refresh token was already used. Please log out and sign in"
          + " again.";

  private final List<Shipped> lines = new ArrayList<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** How lines find their partition. */
  enum Spread {
    BY_HOST,
    ROUND_ROBIN
  }

  /**
   * A line with what a shipper knows.
   *
   * @param partition that it goes to in any case, or null
   */
  record Shipped(
      Instant arrival,
      Instant time,
      String user,
      String host,
      @Nullable String session,
      String text,
      @Nullable Integer partition) {
    byte[] json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("time", time.toString());
      json.put("user", user);
      json.put("host", host);
      if (session != null) {
        json.put("session", session);
      }
      json.put("line", text);
      return bytes(json.toString());
    }
  }

  /** Whether a finding belongs to the users who end every input. */
  static boolean isOfLastUsers(EventsOnBroker.Event event) {
    return event.data().path("user").asText().startsWith(LAST);
  }

  void add(
      Instant arrival,
      Instant time,
      String user,
      String host,
      @Nullable String session,
      String text) {
    lines.add(new Shipped(arrival, time, user, host, session, text, null));
  }

  List<Shipped> lines() {
    return lines;
  }

  void sortByArrival() {
    lines.sort(Comparator.comparing(Shipped::arrival));
  }

  /**
   * Ends the input: some users fail later, and later still each partition has one more line. What
   * they leave behind shows that all before them was decided.
   *
   * @param later longer than anything takes to be decided
   */
  void end(Duration later) {
    Instant failing = lines.get(lines.size() - 1).arrival().plus(later);
    for (int i = 0; i < LAST_USERS; i++) {
      add(failing, failing, LAST + i, LAST + "host-" + i, null, failing + FAILURE);
    }
    Instant ticking = failing.plus(later);
    for (int i = 0; i < AnalysisOnBroker.INPUT_PARTITIONS; i++) {
      lines.add(new Shipped(ticking, ticking, LAST + "tick", LAST + "tick", null, "hm", i));
    }
  }

  /** Ships all as JSON log lines. */
  void shipJson(String bootstrapServers, String topic, Spread spread) {
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      int turn = 0;
      for (Shipped line : lines) {
        send(producer, record(topic, line, spread, turn++, line.json()));
      }
      flush(producer);
    }
  }

  /** Ships all as plain text, with user, host and session in headers. */
  void shipText(String bootstrapServers, String topic, Spread spread) {
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      int turn = 0;
      for (Shipped line : lines) {
        ProducerRecord<byte[], byte[]> record =
            record(topic, line, spread, turn++, bytes(line.text()));
        record.headers().add("user", bytes(line.user())).add("host", bytes(line.host()));
        if (line.session() != null) {
          record.headers().add("session", bytes(line.session()));
        }
        send(producer, record);
      }
      flush(producer);
    }
  }

  /** A record as {@code kcat -J} prints it. */
  static String dumped(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("topic", record.topic());
    json.put("partition", record.partition());
    json.put("offset", record.offset());
    json.put("tstype", "create");
    json.put("ts", record.timestamp());
    ArrayNode headers = json.putArray("headers");
    record.headers().forEach(header -> headers.add(header.key()).add(text(header.value())));
    json.put("key", record.key() == null ? null : text(record.key()));
    json.put("payload", text(record.value()));
    return json.toString();
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, Shipped line, Spread spread, int turn, byte[] value) {
    Integer partition = line.partition();
    if (partition == null && spread == Spread.ROUND_ROBIN) {
      partition = turn % AnalysisOnBroker.INPUT_PARTITIONS;
    }
    byte[] key = spread == Spread.BY_HOST ? bytes(line.host()) : null;
    // Rounded up: a line is not shipped before it is printed.
    long arrival = line.arrival().plusNanos(999_999).toEpochMilli();
    return new ProducerRecord<>(topic, partition, arrival, key, value);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback keeps the failure.
  private void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    producer.send(
        record,
        (at, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
        });
  }

  /** A record that is lost would show as a finding that is missing, much later. */
  private void flush(KafkaProducer<byte[], byte[]> producer) {
    producer.flush();
    assertThat(failure.get()).isNull();
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            // A new topic may refuse the first batch and take the second, out of order for ever.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 * 1024),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
