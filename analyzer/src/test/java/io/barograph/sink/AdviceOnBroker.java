package io.barograph.sink;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.event.CloudEvent;
import io.barograph.topology.EventsOnBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of advice in two partitions on a real broker, and one for what nobody took. */
final class AdviceOnBroker implements AutoCloseable {
  static final String ADVICE = "advice";
  static final String UNDELIVERED = "undelivered";
  static final String GROUP = "webhook";
  static final Duration MOST_BETWEEN_POLLS = Duration.ofSeconds(2);

  private final EmbeddedBroker broker = EmbeddedBroker.start(null, 0);

  /** The topics are there when it returns. */
  void createTopics() throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(
              List.of(new NewTopic(ADVICE, 2, (short) 1), new NewTopic(UNDELIVERED, 1, (short) 1)))
          .all()
          .get();
    }
  }

  /** Settings of a client that is missed soon. */
  Map<String, Object> client() {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        broker.bootstrapServers(),
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
        (int) MOST_BETWEEN_POLLS.toMillis(),
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        6000,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        500);
  }

  void write(int partition, CloudEvent event) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(Rows.toWrite(ADVICE, partition, event)).get();
    }
  }

  /** How far the group has come in a partition of advice; 0 where it has committed nothing. */
  long committed(int partition) throws Exception {
    try (Admin admin = Admin.create(client())) {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets(GROUP)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(ADVICE, partition));
      return offset == null ? 0 : offset.offset();
    }
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    try (EventsOnBroker letters =
        new EventsOnBroker(broker.bootstrapServers(), List.of(UNDELIVERED))) {
      return List.copyOf(letters.records());
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
