package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.event.EventType;
import io.barograph.ingest.Recogniser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is no log line, through a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputOnBrokerTest {
  private static final String NOTICE =
      "stream error: Failed to refresh token: 401 Unauthorized; retrying 1/5 in 187ms…";
  private static final String SECRET = "sk-proj-0123456789abcdefghijklmnopqrstuv";

  @TempDir static Path directory;

  private EmbeddedBroker broker;

  @BeforeAll
  void startBroker() {
    broker = EmbeddedBroker.start(null, 0);
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @Test
  void whatCannotBeReadIsDeadLetteredWithItsReasonAndTheNextLineIsRead() throws Exception {
    List<byte @Nullable []> bad =
        Arrays.asList(
            null,
            new byte[0],
            new byte[] {(byte) 0xc3, 0x28, 'h', 'm'},
            bytes("{\"line\":\"" + NOTICE + " " + SECRET),
            bytes(
                "{\"line\":\"" + NOTICE + "\",\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}"),
            bytes("x".repeat(Recogniser.LONGEST_RECORD + 1)));
    try (AnalysisOnBroker analysis = new AnalysisOnBroker(broker, "bad", directory);
        EventsOnBroker letters = analysis.read(analysis.output().deadLetters());
        EventsOnBroker findings = analysis.findings()) {
      try (KafkaProducer<byte[], byte[]> producer = producer()) {
        Instant time = Instant.now().minusSeconds(3600);
        for (byte[] value : bad) {
          send(producer, analysis, value, time);
        }
        send(producer, analysis, bytes(";".repeat(100_000)), time);
        send(producer, analysis, bytes(NOTICE), time);
        send(producer, analysis, bytes("an hour later"), time.plusSeconds(3600));
      }
      analysis.start();
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(
              () ->
                  assertThat(findings.events())
                      .singleElement()
                      .satisfies(e -> assertThat(e.type()).isEqualTo(EventType.SEQUENCE_CLOSED)));
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(letters.records()).hasSize(bad.size()));
      assertThat(reasons(letters.records()))
          .containsExactly(
              Map.entry("0", "tombstone"),
              Map.entry("1", "empty"),
              Map.entry("2", "invalid_utf8"),
              Map.entry("3", "bad_json"),
              Map.entry("4", "bad_json"),
              Map.entry("5", "too_long"));
      assertThat(letters.records())
          .allSatisfy(
              letter -> {
                assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContain(SECRET);
                assertThat(EventsOnBroker.header(letter, DeadLetter.TOPIC))
                    .isEqualTo(analysis.inputTopic());
                assertThat(EventsOnBroker.header(letter, DeadLetter.PARTITION)).isEqualTo("0");
              });
    }
  }

  /** By offset of the record that could not be read. */
  private static Map<String, String> reasons(List<ConsumerRecord<byte[], byte[]>> letters) {
    Map<String, String> reasons = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> letter : letters) {
      reasons.put(
          EventsOnBroker.header(letter, DeadLetter.OFFSET),
          EventsOnBroker.header(letter, DeadLetter.REASON));
    }
    return reasons;
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer,
      AnalysisOnBroker analysis,
      byte @Nullable [] value,
      Instant time)
      throws Exception {
    producer
        .send(new ProducerRecord<>(analysis.inputTopic(), 0, time.toEpochMilli(), null, value))
        .get();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            AnalysisOnBroker.LONGEST_RECORD,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            2L * AnalysisOnBroker.LONGEST_RECORD),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
