package io.barograph.command.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.command.CommandFailure;
import io.barograph.embedded.fleet.ShippedLine;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic of log lines that was filled before anybody reads it.
 *
 * @param bytes of all values
 */
record BenchTopic(String name, int partitions, long records, long bytes) {

  /**
   * Our own JSON with nothing but user and line: about 160 bytes. The time is the line's own, or
   * the record's.
   */
  static byte[] small(ShippedLine line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user", line.user().value());
    json.put("line", line.text());
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The key is the host, as shippers do it. */
  static byte[] key(ShippedLine line) {
    return line.host().value().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Makes the topic and fills it.
   *
   * @throws CommandFailure if the broker refuses
   */
  static BenchTopic fill(
      String bootstrapServers,
      String name,
      int partitions,
      Iterator<ShippedLine> lines,
      Function<ShippedLine, byte[]> form,
      long records)
      throws InterruptedException {
    create(bootstrapServers, name, partitions);
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      for (long i = 0; i < records; i++) {
        ShippedLine line = lines.next();
        byte[] value = form.apply(line);
        bytes += value.length;
        send(producer, name, line, value, failure);
      }
    }
    Exception failed = failure.get();
    if (failed != null) {
      throw new CommandFailure("the broker refused a record: " + failed.getMessage());
    }
    return new BenchTopic(name, partitions, records, bytes);
  }

  static void create(String bootstrapServers, String name, int partitions)
      throws InterruptedException {
    // The lines are old, and nobody has read them yet.
    NewTopic topic =
        new NewTopic(name, Optional.of(partitions), Optional.of((short) 1))
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new CommandFailure("the broker did not make a topic: " + e.getMessage());
    }
  }

  static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            // A topic may be so new that it refuses the first batch.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 * 1024),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback keeps the failure.
  static void send(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      ShippedLine line,
      byte[] value,
      AtomicReference<@Nullable Exception> failure) {
    producer.send(
        new ProducerRecord<>(topic, null, line.arrival().toEpochMilli(), key(line), value),
        (at, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
        });
  }
}
