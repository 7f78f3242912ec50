package io.barograph.replay;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a topic, in each partition from one record up to another. As Kafka finds them: by
 * the records' own times, so a record that lies behind a later one goes with its place.
 *
 * @param from begins at the first record of that time or later; null for the first of all
 * @param to ends before the first record of that time or later; null for what is committed when
 *     reading begins
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
