package io.barograph.command.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that counts bytes and does nothing else; it is done when all records were returned.
 */
final class ConsumerWork implements KafkaWork {
  private final String id;
  private final long records;
  private final AtomicLong bytes = new AtomicLong();
  private final Thread reading;
  private volatile long read;
  private volatile boolean stopped;

  /**
   * Starts it.
   *
   * @param tuning what is not as Kafka has it by default
   */
  ConsumerWork(
      String bootstrapServers,
      String id,
      KafkaSubject.Stretch stretch,
      Map<String, Object> tuning) {
    this.id = id;
    this.records = stretch.records();
    Map<String, Object> properties = new HashMap<>(tuning);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, id);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, id);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.reading = new Thread(() -> read(properties, stretch.topic()), "reading");
    reading.setDaemon(true);
    reading.start();
  }

  private void read(Map<String, Object> properties, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      long count = 0;
      long length = 0;
      while (count < records && !stopped) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          length += record.value().length;
          count++;
        }
        read = count;
      }
      bytes.set(length);
    }
  }

  @Override
  public String consumers() {
    return id;
  }

  @Override
  public boolean isDone() {
    return read >= records;
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
}
