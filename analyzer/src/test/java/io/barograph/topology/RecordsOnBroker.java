package io.barograph.topology;

import io.barograph.ingest.ShipperSample;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Ships records as they are, and tells what became of them. */
final class RecordsOnBroker {
  private static final Set<String> OF_RECORDS =
      Set.of("records", "lines", "signals", "unreadable.records", "dead.letters", "skewed.lines");

  /** How many {@link #shipBroken} ships, and how many of them are dead letters. */
  static final int BROKEN = 7;

  static final int UNREADABLE = 4;

  private RecordsOnBroker() {}

  /** Records that cannot be read, with noise around them. */
  static void shipBroken(String bootstrapServers, String topic) throws Exception {
    List<byte @Nullable []> values =
        Arrays.asList(
            bytes("hm"),
            null,
            new byte[0],
            bytes("hm"),
            new byte[] {(byte) 0xc3, 0x28, 'h', 'm'},
            bytes("{\"line\":\"hm"),
            bytes("hm"));
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topic, 0, 1L, null, value)).get();
      }
    }
  }

  /** Round and round the partitions. */
  static void ship(String bootstrapServers, String topic, List<ShipperSample> samples)
      throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      int turn = 0;
      for (ShipperSample sample : samples) {
        Instant time = sample.record().time();
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(
                topic,
                turn++ % AnalysisOnBroker.INPUT_PARTITIONS,
                time.toEpochMilli(),
                sample.record().key(),
                sample.value());
        sample.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
        producer.send(record).get();
      }
    }
  }

  /** What was counted of records and their lines, by meter and label; nothing that is zero. */
  static Map<String, Double> counted(SimpleMeterRegistry registry) {
    Map<String, Double> counted = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      String name = meter.getId().getName().replace("barograph.", "");
      if (OF_RECORDS.contains(name) && meter instanceof Counter counter && counter.count() > 0) {
        List<String> labels = new ArrayList<>(List.of(name));
        meter.getId().getTags().forEach(tag -> labels.add(tag.getValue()));
        counted.put(String.join(" ", labels), counter.count());
      }
    }
    return counted;
  }

  /** How many records were read, of those counts. */
  static int records(Map<String, Double> counted) {
    return counted.entrySet().stream()
        .filter(count -> count.getKey().matches("(unreadable[.])?records .*"))
        .mapToInt(count -> count.getValue().intValue())
        .sum();
  }

  /** Why and where from. */
  static List<String> letters(List<ConsumerRecord<byte[], byte[]>> letters) {
    return letters.stream()
        .map(
            letter ->
                EventsOnBroker.header(letter, DeadLetter.REASON)
                    + " "
                    + EventsOnBroker.header(letter, DeadLetter.PARTITION)
                    + " "
                    + EventsOnBroker.header(letter, DeadLetter.OFFSET))
        .toList();
  }

  /** The end of each partition, by what was committed. */
  static Map<TopicPartition, Long> ends(String bootstrapServers, String topic) throws Exception {
    try (Admin admin = admin(bootstrapServers)) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      for (int i = 0; i < AnalysisOnBroker.INPUT_PARTITIONS; i++) {
        asked.put(new TopicPartition(topic, i), OffsetSpec.latest());
      }
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listOffsets(asked).all().get().forEach((at, end) -> ends.put(at, end.offset()));
      return ends;
    }
  }

  /** How far a group has committed. */
  static Map<TopicPartition, Long> committed(String bootstrapServers, String group)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin(bootstrapServers)) {
      Map<TopicPartition, Long> committed = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((at, offset) -> committed.put(at, offset.offset()));
      return committed;
    }
  }

  /** What the consumer says of each input partition. */
  static List<Double> lags(KafkaStreams streams, String topic) {
    List<Double> lags = new ArrayList<>();
    streams
        .metrics()
        .forEach(
            (name, metric) -> {
              if (name.name().equals("records-lag") && topic.equals(name.tags().get("topic"))) {
                lags.add((Double) metric.metricValue());
              }
            });
    return lags;
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
