package io.barograph.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads output topics once, from where they are told to the end and on. Throws what Kafka throws.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

  private final RecordReader records;
  private final FeedTopics topics;

  private TopicReader(RecordReader records, FeedTopics topics) {
    this.records = records;
    this.topics = topics;
  }

  /**
   * Opens the topics.
   *
   * @param client properties of the client, such as the bootstrap servers
   * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException which names the topic
   *     that does not exist
   */
  public static TopicReader open(Map<String, Object> client, FeedTopics topics) {
    RecordReader records = RecordReader.open(client, topics.all());
    TopicReader opened = null;
    try {
      skipHistory(client, records, topics);
      opened = new TopicReader(records, topics);
      return opened;
    } finally {
      if (opened == null) {
        records.close();
      }
    }
  }

  /** What came since the last look; waits a moment for more. */
  public List<Told> poll() {
    List<Told> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records.poll()) {
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
    return records.isCaughtUp();
  }

  @Override
  public void close() {
    records.close();
  }

  /** The timestamps of events are event time, which in a replayed history is long past. */
  private static void skipHistory(
      Map<String, Object> client, RecordReader records, FeedTopics topics) {
    if (topics.events().isEmpty()) {
      return;
    }
    List<TopicPartition> events =
        records.partitions().stream().filter(p -> !p.topic().equals(topics.state())).toList();
    long from = Math.max(0, newest(client, events) - topics.history().toMillis());
    Map<TopicPartition, Long> times = new HashMap<>();
    events.forEach(partition -> times.put(partition, from));
    records.skipTo(times);
  }

  /** Milliseconds since 1970, or less than none where the topics are empty. */
  private static long newest(Map<String, Object> client, List<TopicPartition> partitions) {
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      partitions.forEach(partition -> asked.put(partition, OffsetSpec.maxTimestamp()));
      long newest = -1;
      for (var answer :
          admin
              .listOffsets(asked)
              .all()
              .get(RecordReader.ANSWER.toMillis(), TimeUnit.MILLISECONDS)
              .values()) {
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
}
