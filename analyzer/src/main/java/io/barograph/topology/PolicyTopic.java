package io.barograph.topology;

import io.barograph.feed.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topic of policies, read from its beginning: every instance reads all of it. Methods
 * throw what Kafka throws.
 */
public final class PolicyTopic implements AutoCloseable {
  private final RecordReader records;

  private PolicyTopic(RecordReader records) {
    this.records = records;
  }

  /**
   * What stands on the topic.
   *
   * @param from the key: the event time from which the policy holds
   * @param text YAML; null where the policy was taken back
   */
  public record Entry(@Nullable String from, @Nullable String text) {}

  /**
   * Opens the topic.
   *
   * @param client properties of the client, such as the bootstrap servers
   * @return empty if there is no such topic
   */
  public static Optional<PolicyTopic> open(Map<String, Object> client, String topic) {
    try {
      return Optional.of(new PolicyTopic(RecordReader.open(client, List.of(topic))));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  /** What came since the last look; waits a moment for more. */
  public List<Entry> poll() {
    List<Entry> entries = new ArrayList<>();
    records
        .poll()
        .forEach(record -> entries.add(new Entry(text(record.key()), text(record.value()))));
    return entries;
  }

  /** Whether everything was read that stood there when the topic was opened. */
  public boolean isRead() {
    return records.isCaughtUp();
  }

  @Override
  public void close() {
    records.close();
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
