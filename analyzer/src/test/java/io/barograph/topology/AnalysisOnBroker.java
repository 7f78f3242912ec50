package io.barograph.topology;

import io.barograph.core.engine.Engines;
import io.barograph.core.engine.Stages;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.event.Events;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Recognisers;
import io.barograph.metrics.BarographMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** One analyzer on a real broker, with topics of its own; it can be stopped and started again. */
final class AnalysisOnBroker implements AutoCloseable {
  static final int INPUT_PARTITIONS = 4;

  /** Twice the longest record that is read as a line, for the one that is longer. */
  static final int LONGEST_RECORD = 2 * Recogniser.LONGEST_RECORD;

  /** Recordings keep the times they were made at, whatever the day they are played on. */
  private static final Map<String, String> ANYTHING =
      Map.of(
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          String.valueOf(LONGEST_RECORD),
          TopicConfig.RETENTION_MS_CONFIG,
          "-1",
          TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
          String.valueOf(Long.MAX_VALUE));

  private final EmbeddedBroker broker;
  private final String name;
  private final Path states;
  private final OutputTopics output;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, Object> client = new HashMap<>();
  private boolean sieve = true;
  private @Nullable Analyzer analyzer;

  /** With topics of its own. */
  AnalysisOnBroker(EmbeddedBroker broker, String name, Path states) throws InterruptedException {
    this(name, broker, states);
    createTopics();
  }

  private AnalysisOnBroker(String name, EmbeddedBroker broker, Path states) {
    this.broker = broker;
    this.name = name;
    this.states = states;
    this.output =
        new OutputTopics(
            name + ".retry-sequences",
            name + ".retry-counts",
            name + ".storms",
            name + ".storm-state",
            name + ".incidents",
            name + ".remediations",
            name + ".late-signals",
            name + ".dead-letters");
  }

  /** Another instance of the same analyzer, set alike. */
  AnalysisOnBroker beside(Path otherStates) {
    AnalysisOnBroker other = new AnalysisOnBroker(name, broker, otherStates);
    other.client.putAll(client);
    other.sieve = sieve;
    return other;
  }

  /** Whether noise is dropped in the consumer, from the next start on. */
  void sieve(boolean on) {
    sieve = on;
  }

  /** Sets a property of Kafka Streams, from the next start on. */
  void set(String property, Object value) {
    client.put(property, value);
  }

  /** What was counted since it was made. */
  SimpleMeterRegistry registry() {
    return registry;
  }

  /** The client itself, while it runs. */
  KafkaStreams streams() {
    return Objects.requireNonNull(analyzer).streams();
  }

  static Recogniser recogniser() {
    return Recognisers.byDefault(Duration.ofSeconds(30), 200);
  }

  static Stages stages() {
    return Engines.byDefault();
  }

  static Events events() {
    return new Events("/barograph/test");
  }

  String inputTopic() {
    return name + ".log-lines";
  }

  OutputTopics output() {
    return output;
  }

  /** Reads what findings are written to. */
  EventsOnBroker findings() {
    return new EventsOnBroker(
        broker.bootstrapServers(),
        List.of(
            output.retrySequences(),
            output.storms(),
            output.incidents(),
            output.remediations(),
            output.lateSignals()));
  }

  EventsOnBroker read(String topic) {
    return new EventsOnBroker(broker.bootstrapServers(), List.of(topic));
  }

  /** The rows that the topic of storms' states was given: key and value, which may be null. */
  List<String> standings() {
    try (EventsOnBroker rows = read(output.stormState())) {
      return rows.records().stream().map(AnalysisOnBroker::standing).toList();
    }
  }

  private static String standing(ConsumerRecord<byte[], byte[]> row) {
    String state = row.value() == null ? "null" : new String(row.value(), StandardCharsets.UTF_8);
    return new String(row.key(), StandardCharsets.UTF_8) + " " + state;
  }

  void start() {
    BarographMetrics metrics = new BarographMetrics(registry, "test");
    InputTopics input = InputTopics.of(inputTopic());
    Recogniser recogniser = recogniser();
    Carriage carriage =
        new Carriage(
            3,
            inputPartitions(),
            // As by default: on a busy machine a reader is silent for longer than it would seem.
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMinutes(1));
    BarographTopology picture =
        new BarographTopology(
            input, output, carriage, recogniser, stages(), events(), metrics, new InstanceState());
    Map<String, Object> properties = properties();
    if (sieve) {
      NoiseSieve.addTo(properties, input, recogniser, metrics);
    }
    analyzer = new Analyzer(picture, output, properties, metrics);
    analyzer.start();
  }

  void stop() {
    Analyzer running = analyzer;
    analyzer = null;
    if (running != null) {
      running.close();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private Set<String> inputPartitions() {
    try (TopicAdmin admin =
        new TopicAdmin(Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      return admin.partitions(Set.of(inputTopic()));
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, states.resolve(name).toString());
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        Long.MAX_VALUE);
    return properties;
  }

  private void createTopics() throws InterruptedException {
    List<NewTopic> topics =
        Stream.concat(
                Stream.of(new TopicAdmin.Wanted(inputTopic(), INPUT_PARTITIONS, (short) 1, false)),
                TopicAdmin.wanted(output, 2, (short) 1).stream())
            .map(AnalysisOnBroker::topic)
            .toList();
    try (Admin admin =
        Admin.create(Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NewTopic topic(TopicAdmin.Wanted wanted) {
    Map<String, String> configs = new HashMap<>(ANYTHING);
    if (wanted.compacted()) {
      configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      // Rows that were replaced are looked at too.
      configs.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
    }
    return new NewTopic(
            wanted.name(), Optional.of(wanted.partitions()), Optional.of(wanted.replication()))
        .configs(configs);
  }
}
