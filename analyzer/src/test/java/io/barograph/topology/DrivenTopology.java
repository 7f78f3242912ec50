package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Engines;
import io.barograph.event.Events;
import io.barograph.event.SchemaCheck;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Recognisers;
import io.barograph.ingest.Unreadable;
import io.barograph.metrics.BarographMetrics;
import io.barograph.metrics.Meters;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The whole topology on Kafka's test driver: one partition, no broker, and a wall clock that only
 * goes on when it is told. Every event that comes out is held against its schema.
 */
final class DrivenTopology implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final String INPUT = "cli.log-lines.v1";
  static final OutputTopics OUTPUT = OutputTopics.DEFAULT;
  static final Duration TICK = Duration.ofMillis(500);
  static final Map<String, Object> CLIENT =
      Map.of(
          StreamsConfig.APPLICATION_ID_CONFIG, "barograph",
          StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final InstanceState instance = new InstanceState();
  private final Map<String, TestOutputTopic<String, byte[]>> output = new HashMap<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> input;
  private final Path state = temporary();
  private Instant wall = START;

  /** An event as a reader of the topic has it. */
  record Event(CloudEvent attributes, JsonNode data) {
    String type() {
      return attributes.getType();
    }
  }

  DrivenTopology() {
    this(200);
  }

  DrivenTopology(int excerpt) {
    BarographMetrics metrics = new BarographMetrics(meters, "test");
    metrics.expect(Meters.RECORDS, Envelope.values());
    metrics.expect(Meters.UNREADABLE_RECORDS, Unreadable.Reason.values());
    metrics.expect(Meters.DEAD_LETTERS, Unreadable.Reason.values());
    metrics.watchOpenStorms(instance.storms()::count);
    Properties properties = Analyzer.properties(CLIENT, OUTPUT, metrics);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver =
        new TopologyTestDriver(
            picture(metrics, instance, excerpt).build(properties), properties, START);
    input = driver.createInputTopic(INPUT, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static BarographTopology picture(BarographMetrics metrics, InstanceState instance, int excerpt) {
    return new BarographTopology(
        InputTopics.of(INPUT),
        OUTPUT,
        carriage(),
        Recognisers.byDefault(Duration.ofSeconds(30), excerpt),
        Engines.byDefault(),
        new Events("/barograph/test"),
        metrics,
        instance);
  }

  static Carriage carriage() {
    return new Carriage(
        1, Set.of(INPUT + "-0"), Duration.ofSeconds(5), TICK, Duration.ofMinutes(1));
  }

  /** Lets the wall clock go on to {@code after} the start, and then a line come in. */
  void line(Duration after, String user, String text) {
    until(after);
    send(text.getBytes(StandardCharsets.UTF_8), START.plus(after), headers(user));
  }

  /** The same in our own JSON. */
  void nativeLine(Duration after, String user, String text) {
    until(after);
    ObjectNode line = JSON.createObjectNode();
    line.put("time", START.plus(after).toString());
    line.put("user", user);
    line.put("host", user + "-laptop");
    line.put("session", user + "-session");
    line.put("line", text);
    send(line.toString().getBytes(StandardCharsets.UTF_8), START.plus(after), new RecordHeaders());
  }

  /** A record at once, with a time of its own. */
  void send(byte @Nullable [] value, Instant time, Headers headers) {
    input.pipeInput(new TestRecord<>(null, value, headers, time));
  }

  static Headers headers(String user) {
    Headers headers = new RecordHeaders();
    headers.add("user", user.getBytes(StandardCharsets.UTF_8));
    headers.add("host", (user + "-laptop").getBytes(StandardCharsets.UTF_8));
    headers.add("session", (user + "-session").getBytes(StandardCharsets.UTF_8));
    return headers;
  }

  /** One turn of an early CLI that fails for a rejected refresh; six lines in ten seconds. */
  void failingTurn(Duration after, String user) {
    List<String> lines = failingTurn();
    for (int i = 0; i < lines.size(); i++) {
      line(after.plusSeconds(2L * i), user, lines.get(i));
    }
  }

  static List<String> failingTurn() {
    String notice = "stream error: Failed to refresh token: 401 Unauthorized; retrying %d/5 in 2s…";
    return List.of(
        notice.formatted(1),
        notice.formatted(2),
        notice.formatted(3),
        notice.formatted(4),
        notice.formatted(5),
        "ERROR: Failed to refresh token: 401 Unauthorized");
  }

  /** Lets the wall clock go on to {@code after} the start, if it is not there yet. */
  void until(Duration after) {
    Duration left = Duration.between(wall, START.plus(after));
    if (!left.isNegative()) {
      pass(left);
    }
  }

  /** Lets the wall clock go on, tick by tick. */
  void pass(Duration length) {
    Duration left = length;
    while (!left.isZero()) {
      Duration step = left.compareTo(TICK) < 0 ? left : TICK;
      driver.advanceWallClockTime(step);
      wall = wall.plus(step);
      left = left.minus(step);
    }
  }

  /** The events that came out since the last call, parsed by the CloudEvents SDK. */
  List<Event> events(String topic) {
    return records(topic).stream().map(record -> event(topic, record)).toList();
  }

  /** What the partition of users told the fleet so far, in its order. */
  List<FleetMessage> toldToTheFleet() {
    return records("barograph-fleet-reports-repartition").stream()
        .map(record -> FleetMessage.serde().deserializer().deserialize("", record.value()))
        .toList();
  }

  /** The records that came out since the last call. */
  List<TestRecord<String, byte[]>> records(String topic) {
    return output
        .computeIfAbsent(
            topic,
            name ->
                driver.createOutputTopic(
                    name, new StringDeserializer(), new ByteArrayDeserializer()))
        .readRecordsToList();
  }

  private static Event event(String topic, TestRecord<String, byte[]> record) {
    try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
      CloudEvent event = deserializer.deserialize(topic, record.headers(), record.value());
      JsonNode data = JSON.readTree(record.value());
      SchemaCheck.assertValidEvent(structured(event, data));
      assertThat(record.key()).isEqualTo(event.getExtension("partitionkey"));
      assertThat(record.getRecordTime().toEpochMilli())
          .isEqualTo(Objects.requireNonNull(event.getTime()).toInstant().toEpochMilli());
      return new Event(event, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode structured(CloudEvent event, JsonNode data) {
    ObjectNode structured = JSON.createObjectNode();
    for (String attribute : event.getAttributeNames()) {
      Object value = event.getAttribute(attribute);
      boolean time = value instanceof OffsetDateTime;
      structured.put(
          attribute,
          // Java leaves out seconds that are zero; RFC 3339 does not.
          time ? ((OffsetDateTime) value).toInstant().toString() : String.valueOf(value));
    }
    for (String extension : event.getExtensionNames()) {
      structured.put(extension, String.valueOf(event.getExtension(extension)));
    }
    structured.set("data", data);
    return structured;
  }

  /** The value of a counter, over all series that have these label values. */
  double counted(Meters meter, String... labels) {
    String name = meter.exportedName().replaceAll("_total$", "").replace('_', '.');
    return meters.get(name).counters().stream()
        .filter(
            counter ->
                counter.getId().getTags().stream()
                    .map(Tag::getValue)
                    .toList()
                    .containsAll(List.of(labels)))
        .mapToDouble(Counter::count)
        .sum();
  }

  int openStorms() {
    return instance.storms().count();
  }

  int openIncidents() {
    return instance.incidents().count();
  }

  KeyValueStore<String, byte[]> logins() {
    return driver.getKeyValueStore(WatchUsers.LOGINS);
  }

  Instant wall() {
    return wall;
  }

  /** Whatever nobody has read is held against its schema all the same. */
  @Override
  public void close() {
    for (String topic :
        List.of(
            OUTPUT.retrySequences(),
            OUTPUT.retryCounts(),
            OUTPUT.storms(),
            OUTPUT.incidents(),
            OUTPUT.remediations(),
            OUTPUT.lateSignals())) {
      events(topic);
    }
    driver.close();
    try {
      Utils.delete(state.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("barograph");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
