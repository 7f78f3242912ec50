package io.barograph.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.config.Settings;
import io.barograph.event.EventType;
import io.barograph.metrics.PrometheusMetrics;
import io.barograph.topology.OutputTopics;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the output topics, as any consumer would, prints what is there and counts it. */
final class DemoScreen implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Instant began;
  private final String advice;
  private final PrintStream out;
  private final Map<String, Integer> counts = new TreeMap<>();
  private @Nullable Duration firstStorm;

  DemoScreen(Map<String, Object> client, OutputTopics output, Instant began, PrintStream out) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, "barograph-demo-screen");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.began = began;
    this.advice = output.remediations();
    this.out = out;
    consumer.subscribe(
        List.of(
            output.storms(),
            output.incidents(),
            output.remediations(),
            output.retrySequences(),
            output.lateSignals(),
            output.deadLetters()));
  }

  void banner(Settings settings, URI address, double speed, Instant start) {
    out.println("Barograph demo: a broker, a simulated fleet and the analyzer in one process.");
    out.println("  kafka    " + String.join(",", settings.kafka().bootstrapServers()));
    out.println("  metrics  " + address);
    out.printf(
        "  clock    the fleet's runs %s times faster than yours, from %s%n", times(speed), start);
    out.println();
  }

  /** As people write it. */
  static String times(double speed) {
    return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
  }

  /**
   * Counts what comes until told to stop, or until the end.
   *
   * @param print whether to print storms, incidents and advice too
   */
  void watch(CountDownLatch stop, Instant end, boolean print) {
    while (stop.getCount() > 0 && Instant.now().isBefore(end)) {
      List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
      consumer.poll(Duration.ofMillis(200)).forEach(batch::add);
      // Topics are read one by one; on the screen, time goes forward and advice comes last.
      batch.sort(
          Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
              .thenComparing(record -> record.topic().equals(advice)));
      batch.forEach(record -> show(record, print));
    }
  }

  void summary(FleetProducer producer) {
    out.println();
    out.println("What was found");
    out.printf(
        "  %d lines shipped, up to %s on the fleet's clock%n", producer.sent(), producer.reached());
    counts.forEach((type, n) -> out.printf("  %7d  %s%n", n, type));
    Duration first = firstStorm;
    if (first == null) {
      out.println("  no storm opened");
    } else {
      out.printf("  the first storm was on the screen after %.1f s%n", first.toMillis() / 1000.0);
    }
    out.flush();
  }

  void metrics(PrometheusMetrics metrics) {
    out.println();
    out.println("Metrics");
    metrics
        .scrape(PrometheusMetrics.Format.TEXT)
        .lines()
        .filter(line -> line.startsWith("barograph_") && !line.endsWith(" 0.0"))
        // The fleet's clock is not the wall's: the latency says nothing here.
        .filter(line -> !line.startsWith("barograph_detection_latency"))
        .filter(line -> !line.contains("_bucket{"))
        .forEach(line -> out.println("  " + line));
    out.flush();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void show(ConsumerRecord<byte[], byte[]> record, boolean print) {
    Header header = record.headers().lastHeader("ce_type");
    String type = header == null ? "dead-letter" : EventType.shortOf(text(header.value()));
    counts.merge(type, 1, Integer::sum);
    if (type.startsWith("storm.")
        || type.startsWith("incident.")
        || type.startsWith("remediation.")) {
      if (firstStorm == null) {
        firstStorm = Duration.between(began, Instant.now());
      }
      if (print) {
        out.println(row(type, record));
      }
    }
  }

  private static String row(String type, ConsumerRecord<byte[], byte[]> record) {
    Header time = record.headers().lastHeader("ce_time");
    try {
      JsonNode data = JSON.readTree(text(record.value()));
      return TableRow.of(time == null ? "" : text(time.value()), text(record.key()), type, data);
    } catch (JsonProcessingException e) {
      return type + " does not read as JSON";
    }
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
