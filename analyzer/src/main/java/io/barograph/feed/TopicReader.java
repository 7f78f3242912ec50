package io.barograph.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics once, from where they are told to the end and on. Throws what Kafka throws. */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final FeedTopics topics;
  private final Map<TopicPartition, Long> ends;

  private TopicReader(
      Consumer<byte[], byte[]> consumer, Map<String, Object> client, FeedTopics topics) {
    this.consumer = consumer;
    this.topics = topics;
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.ends = consumer.endOffsets(partitions, ANSWER);
    if (!topics.events().isEmpty()) {
      skipHistory(client, partitions);
    }
  }

  /**
   * Opens the topics.
   *
   * @param client properties of the client, such as the bootstrap servers
   * @throws UnknownTopicOrPartitionException which names the topic that does not exist
   */
  public static TopicReader open(Map<String, Object> client, FeedTopics topics) {
    Consumer<byte[], byte[]> consumer = consumer(client);
    TopicReader opened = null;
    try {
      opened = new TopicReader(consumer, client, topics);
      return opened;
    } finally {
      if (opened == null) {
        consumer.close();
      }
    }
  }

  /** What came since the last look; waits a moment for more. */
  public List<Told> poll() {
    List<Told> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      try {
        told.add(
            record.topic().equals(topics.state())
                ? EventRecords.state(record)
                : new Told.Happened(EventRecords.event(record)));
      } catch (UnreadableEventException e) {
        LOG.warn(
            "A record is no event of Barograph's: {}. topic={} partition={} offset={}",
            e.getMessage(),
            record.topic(),
            record.partition(),
            record.offset());
      }
    }
    return told;
  }

  /** Whether everything was read that stood there when the topics were opened. */
  public boolean isCaughtUp() {
    return ends.entrySet().stream()
        .allMatch(
            end ->
                consumer.position(end.getKey(), ANSWER) >= Objects.requireNonNull(end.getValue()));
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions() {
    Map<String, List<PartitionInfo>> known = consumer.listTopics(ANSWER);
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics.all()) {
      List<PartitionInfo> found = known.get(topic);
      if (found == null) {
        throw new UnknownTopicOrPartitionException("there is no topic " + topic);
      }
      found.forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    return partitions;
  }

  /** The timestamps of events are event time, which in a replayed history is long past. */
  private void skipHistory(Map<String, Object> client, List<TopicPartition> partitions) {
    List<TopicPartition> events =
        partitions.stream().filter(p -> !p.topic().equals(topics.state())).toList();
    long newest = newest(client, events);
    long from = Math.max(0, newest - topics.history().toMillis());
    Map<TopicPartition, Long> times = new HashMap<>();
    events.forEach(partition -> times.put(partition, from));
    consumer.offsetsForTimes(times, ANSWER).forEach((partition, found) -> seek(partition, found));
  }

  /** Where nothing is as new as that, nothing is left to be read but what comes. */
  private void seek(TopicPartition partition, @Nullable OffsetAndTimestamp found) {
    long end = Objects.requireNonNull(ends.get(partition));
    consumer.seek(partition, found == null ? end : found.offset());
  }

  /** Milliseconds since 1970, or less than none where the topics are empty. */
  private static long newest(Map<String, Object> client, List<TopicPartition> partitions) {
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      partitions.forEach(partition -> asked.put(partition, OffsetSpec.maxTimestamp()));
      long newest = -1;
      for (var answer :
          admin.listOffsets(asked).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).values()) {
        newest = Math.max(newest, answer.timestamp());
      }
      return newest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the newest event cannot be found", e);
    }
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
