package io.barograph.replay;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a topic.
 *
 * @param from the record's time from which on to read, or null for the beginning
 * @param to the record's time before which to stop, or null for the end as it is at the start
 * @param client properties of the consumer, such as the bootstrap servers
 */
public record TopicRange(
    String topic, @Nullable Instant from, @Nullable Instant to, Map<String, Object> client) {

  /** Leaves the properties out: they may hold a password. */
  @Override
  public String toString() {
    return "TopicRange[" + topic + "]";
  }
}
