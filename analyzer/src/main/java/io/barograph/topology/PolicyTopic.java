package io.barograph.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The compacted topic of policies, read from its beginning without a consumer group: every instance
 * reads all of it. Methods throw what Kafka throws.
 */
public final class PolicyTopic implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<String, String> consumer;
  private final Map<TopicPartition, Long> ends;

  private PolicyTopic(Consumer<String, String> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.ends = consumer.endOffsets(partitions, ANSWER);
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
    Consumer<String, String> consumer = consumer(client);
    PolicyTopic opened = null;
    try {
      List<PartitionInfo> found = consumer.listTopics(ANSWER).get(topic);
      if (found != null) {
        List<TopicPartition> partitions =
            found.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
        opened = new PolicyTopic(consumer, partitions);
      }
      return Optional.ofNullable(opened);
    } finally {
      if (opened == null) {
        consumer.close();
      }
    }
  }

  /** What came since the last look; waits a moment for more. */
  public List<Entry> poll() {
    List<Entry> entries = new ArrayList<>();
    consumer.poll(POLL).forEach(record -> entries.add(new Entry(record.key(), record.value())));
    return entries;
  }

  /** Whether everything was read that stood there when the topic was opened. */
  public boolean isRead() {
    return ends.entrySet().stream()
        .allMatch(
            end ->
                consumer.position(end.getKey(), ANSWER) >= Objects.requireNonNull(end.getValue()));
  }

  private static Consumer<String, String> consumer(Map<String, Object> client) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
