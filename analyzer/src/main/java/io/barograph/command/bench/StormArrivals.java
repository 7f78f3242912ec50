package io.barograph.command.bench;

import io.barograph.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed on the topic of storms, and notes when each user's opened. */
final class StormArrivals implements AutoCloseable {
  private final Map<String, Instant> opened = new ConcurrentHashMap<>();
  private final Thread reading;
  private volatile boolean stopped;

  StormArrivals(String bootstrapServers, String topic) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, topic + "-arrivals");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.reading = new Thread(() -> read(properties, topic), "arrivals");
    reading.setDaemon(true);
    reading.start();
  }

  private void read(Map<String, Object> properties, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (!stopped) {
        var records = consumer.poll(Duration.ofMillis(100));
        Instant now = Instant.now();
        records.forEach(record -> note(record, now));
      }
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record, Instant now) {
    Header type = record.headers().lastHeader("ce_type");
    if (type != null && EventType.STORM_OPENED.equals(text(type.value()))) {
      opened.putIfAbsent(text(record.key()), now);
    }
  }

  /** By the key of the event: the user. */
  Map<String, Instant> opened() {
    return opened;
  }

  @Override
  public void close() {
    stopped = true;
    try {
      reading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
