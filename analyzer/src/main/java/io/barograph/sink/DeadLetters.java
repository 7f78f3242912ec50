package io.barograph.sink;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that cannot be delivered. */
interface DeadLetters {

  /** Writes one; fails as Kafka does. */
  CompletableFuture<?> write(ConsumerRecord<byte[], byte[]> record, Undelivered why);
}
