package io.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaMeterFilterTest {
  private static final String IN = "words.in";
  private static final String OUT = "words.out";
  private static final int PARTITIONS = 3;

  @Test
  void everyAllowedNameIsOneThatKafkaStreamsReports(@TempDir Path stateDir) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(null, 0)) {
      createTopics(broker);
      try (KafkaStreams streams = new KafkaStreams(counting(), properties(broker, stateDir))) {
        streams.start();
        send(broker);
        await().atMost(Duration.ofSeconds(30)).until(() -> produced(streams) >= PARTITIONS);

        MeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new KafkaMeterFilter());
        try (KafkaStreamsMetrics meters = new KafkaStreamsMetrics(streams)) {
          meters.bindTo(registry);

          assertThat(names(registry)).containsExactlyInAnyOrderElementsOf(KafkaMeterFilter.ALLOWED);
          assertThat(labels(registry)).isNotEmpty().allSatisfy(this::lasts);
          assertThat(registry.find("kafka.consumer.fetch.manager.records.lag").meters())
              .filteredOn(meter -> "words_in".equals(meter.getId().getTag("topic")))
              .as("a partition each, and none twice")
              .hasSize(PARTITIONS);
        }
        streams.close(Duration.ofSeconds(10));
      }
    }
  }

  @Test
  void metersOfOthersPassUntouched() {
    MeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(new KafkaMeterFilter());

    registry.counter("barograph.records", "topic", "a.b", "process.id", "1").increment();

    assertThat(registry.find("barograph.records").tags("topic", "a.b", "process.id", "1").counter())
        .isNotNull();
  }

  private void lasts(String label) {
    assertThat(label)
        .doesNotContain("process.id")
        .doesNotContain("kafka.version")
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
  }

  private static Set<String> names(MeterRegistry registry) {
    Set<String> names = new HashSet<>();
    registry.getMeters().forEach(meter -> names.add(meter.getId().getName()));
    return names;
  }

  private static List<String> labels(MeterRegistry registry) {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .flatMap(id -> id.getTags().stream())
        .filter(tag -> !tag.getValue().isEmpty())
        .map(Object::toString)
        .toList();
  }

  private static Topology counting() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(IN, Consumed.with(Serdes.String(), Serdes.String()))
        .groupByKey()
        .count()
        .toStream()
        .to(OUT, Produced.with(Serdes.String(), Serdes.Long()));
    return builder.build();
  }

  private static Properties properties(EmbeddedBroker broker, Path stateDir) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "counting");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    return properties;
  }

  private static void createTopics(EmbeddedBroker broker) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(new NewTopic(IN, PARTITIONS, (short) 1), new NewTopic(OUT, 1, (short) 1)))
          .all()
          .get();
    }
  }

  private static void send(EmbeddedBroker broker) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        producer.send(new ProducerRecord<>(IN, partition, "key " + partition, "value")).get();
      }
    }
  }

  private static double produced(KafkaStreams streams) {
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("records-produced-total"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }
}
