package io.barograph.topology;

import io.barograph.ingest.Unreadable;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * What a dead letter says of itself: why, and where the whole record still lies. The topic, the
 * partition and the offset make sure that nothing is lost, though the text is not copied.
 */
final class DeadLetter {
  static final String REASON = "barograph.reason";
  static final String TOPIC = "barograph.topic";
  static final String PARTITION = "barograph.partition";
  static final String OFFSET = "barograph.offset";

  private DeadLetter() {}

  static Headers headers(Unreadable.Reason reason, ProcessingContext context) {
    return context
        .recordMetadata()
        .map(at -> headers(reason, at.topic(), at.partition(), at.offset()))
        .orElseGet(() -> headers(reason, "", -1, -1));
  }

  static Headers headers(Unreadable.Reason reason, String topic, int partition, long offset) {
    Headers headers = new RecordHeaders();
    headers.add(REASON, bytes(reason.label()));
    headers.add(TOPIC, bytes(topic));
    headers.add(PARTITION, bytes(Integer.toString(partition)));
    headers.add(OFFSET, bytes(Long.toString(offset)));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
