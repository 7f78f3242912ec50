package io.barograph.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * All records of some topics, from their beginning to the end and on. It belongs to no consumer
 * group: whoever reads, reads everything. Methods throw what Kafka throws.
 */
public final class RecordReader implements AutoCloseable {
  static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;

  private RecordReader(Consumer<byte[], byte[]> consumer, Collection<String> topics) {
    this.consumer = consumer;
    this.partitions = partitions(topics);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.ends = consumer.endOffsets(partitions, ANSWER);
  }

  /**
   * Opens the topics.
   *
   * @param client properties of the client, such as the bootstrap servers
   * @throws UnknownTopicOrPartitionException which names the topic that does not exist
   */
  public static RecordReader open(Map<String, Object> client, Collection<String> topics) {
    Consumer<byte[], byte[]> consumer = consumer(client);
    RecordReader opened = null;
    try {
      opened = new RecordReader(consumer, topics);
      return opened;
    } finally {
      if (opened == null) {
        consumer.close();
      }
    }
  }

  /** What came since the last look; waits a moment for more. */
  public ConsumerRecords<byte[], byte[]> poll() {
    return consumer.poll(POLL);
  }

  /** Whether everything was read that stood there when the topics were opened. */
  public boolean isCaughtUp() {
    return ends.entrySet().stream()
        .allMatch(
            end ->
                consumer.position(end.getKey(), ANSWER) >= Objects.requireNonNull(end.getValue()));
  }

  /**
   * Skips what is older, in these topics.
   *
   * @param times by partition, in milliseconds since 1970
   */
  void skipTo(Map<TopicPartition, Long> times) {
    consumer
        .offsetsForTimes(times, ANSWER)
        .forEach(
            (partition, found) -> {
              // Where nothing is as new as that, nothing is left to be read but what comes.
              long end = Objects.requireNonNull(ends.get(partition));
              consumer.seek(partition, found == null ? end : found.offset());
            });
  }

  List<TopicPartition> partitions() {
    return partitions;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions(Collection<String> topics) {
    Map<String, List<PartitionInfo>> known = consumer.listTopics(ANSWER);
    List<TopicPartition> found = new ArrayList<>();
    for (String topic : topics) {
      List<PartitionInfo> parts = known.get(topic);
      if (parts == null) {
        throw new UnknownTopicOrPartitionException("there is no topic " + topic);
      }
      parts.forEach(part -> found.add(new TopicPartition(topic, part.partition())));
    }
    return List.copyOf(found);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> client) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
