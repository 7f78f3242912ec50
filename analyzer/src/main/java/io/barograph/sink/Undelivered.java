package io.barograph.sink;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was not delivered.
 *
 * @param attempts how often it was posted
 * @param status of the last answer; null where none came
 */
record Undelivered(Reason reason, int attempts, @Nullable Integer status) {
  private static final String REASON = "barograph.reason";
  private static final String ATTEMPTS = "barograph.attempts";
  private static final String STATUS = "barograph.status";
  private static final String TOPIC = "barograph.topic";
  private static final String PARTITION = "barograph.partition";
  private static final String OFFSET = "barograph.offset";

  /** What a dead letter names as its reason, in lower case. */
  enum Reason {
    /** The receiver will never take it. */
    REFUSED,
    /** The receiver did not take it in all the time there was. */
    UNDELIVERABLE,
    /** It is no event that can be posted. */
    UNREADABLE
  }

  /** The record as it was, with what is to be said of it: it stays the event that it is. */
  ProducerRecord<byte[], byte[]> letter(String topic, ConsumerRecord<byte[], byte[]> record) {
    Headers headers = new RecordHeaders(record.headers().toArray());
    put(headers, REASON, reason.name().toLowerCase(Locale.ROOT));
    put(headers, ATTEMPTS, Integer.toString(attempts));
    put(headers, STATUS, status == null ? "" : status.toString());
    put(headers, TOPIC, record.topic());
    put(headers, PARTITION, Integer.toString(record.partition()));
    put(headers, OFFSET, Long.toString(record.offset()));
    long time = Math.max(0, record.timestamp());
    return new ProducerRecord<>(topic, null, time, record.key(), record.value(), headers);
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
