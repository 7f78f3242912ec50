package io.barograph.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes dead letters to a topic; one counts as written when all replicas have it. */
final class DeadLetterTopic implements DeadLetters, AutoCloseable {
  /** The reader has to poll in the meantime, so that its group keeps it. */
  private static final Duration MOST_BLOCKED = Duration.ofSeconds(10);

  private static final Duration MOST_TRIED = Duration.ofSeconds(30);
  private static final Duration LAST_WORD = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;

  DeadLetterTopic(Map<String, Object> client, String topic) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) MOST_BLOCKED.toMillis());
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) MOST_BLOCKED.toMillis());
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) MOST_TRIED.toMillis());
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  @Override
  public CompletableFuture<?> write(ConsumerRecord<byte[], byte[]> record, Undelivered why) {
    CompletableFuture<RecordMetadata> written = new CompletableFuture<>();
    try {
      var unused =
          producer.send(
              why.letter(topic, record),
              (metadata, failure) -> {
                if (failure == null) {
                  written.complete(metadata);
                } else {
                  written.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      written.completeExceptionally(e);
    }
    return written;
  }

  @Override
  public void close() {
    producer.close(LAST_WORD);
  }
}
