package io.barograph.replay;

import io.barograph.core.signal.TimeSource;
import io.barograph.ingest.Attributes;
import io.barograph.ingest.KafkaHeaders;
import io.barograph.ingest.RawRecord;
import io.barograph.ingest.Recogniser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a topic, read without a consumer group: nobody's offsets move, and a running
 * analyzer does not notice.
 */
final class TopicSource implements RecordSource {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Polls in a row that bring nothing on: after half a minute nobody answers any more. */
  private static final int MOST_EMPTY_POLLS = 60;

  private final TopicPartition partition;
  private final long end;
  private final Consumer<byte[], byte[]> consumer;
  private final Recogniser recogniser;
  private final Given given;
  private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
  private @Nullable RawRecord last;
  private long noise;

  private TopicSource(
      TopicPartition partition,
      long end,
      Consumer<byte[], byte[]> consumer,
      Recogniser recogniser,
      Given given) {
    this.partition = partition;
    this.end = end;
    this.consumer = consumer;
    this.recogniser = recogniser;
    this.given = given;
  }

  /**
   * Opens every partition that has records in the range.
   *
   * @throws ReplayException if the topic does not exist or no broker answers
   */
  static List<RecordSource> open(TopicRange range, Given given, Recogniser recogniser) {
    List<RecordSource> sources = new ArrayList<>();
    try (Consumer<byte[], byte[]> asking = consumer(range)) {
      List<TopicPartition> partitions = partitions(asking, range.topic());
      // Of partitions that it does not hold, a consumer warns.
      asking.assign(partitions);
      Map<TopicPartition, Long> starts = offsets(asking, partitions, range.from(), true);
      Map<TopicPartition, Long> ends = offsets(asking, partitions, range.to(), false);
      for (TopicPartition partition : partitions) {
        long start = Objects.requireNonNull(starts.get(partition));
        long end = Objects.requireNonNull(ends.get(partition));
        if (start < end) {
          Consumer<byte[], byte[]> consumer = consumer(range);
          consumer.assign(List.of(partition));
          consumer.seek(partition, start);
          sources.add(new TopicSource(partition, end, consumer, recogniser, given));
        }
      }
    } catch (KafkaException e) {
      sources.forEach(Replay::close);
      throw failure(range, e);
    }
    return sources;
  }

  private static ReplayException failure(TopicRange range, KafkaException e) {
    if (e instanceof TimeoutException) {
      Object servers = range.client().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
      return new ReplayException(servers + ": no broker answers within " + ANSWER, e);
    }
    return new ReplayException(range.topic() + " cannot be read: " + why(e), e);
  }

  /** What Kafka says of a client it cannot build is in the cause. */
  private static @Nullable String why(KafkaException e) {
    return e.getCause() instanceof ConfigException wrong ? wrong.getMessage() : e.getMessage();
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> asking, String topic) {
    Map<String, List<PartitionInfo>> topics = asking.listTopics(ANSWER);
    List<PartitionInfo> found = topics.get(topic);
    if (found == null) {
      throw new ReplayException("--topic " + topic + " does not exist");
    }
    return found.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  /** Where a time begins: the offset of the first record that is not earlier. */
  private static Map<TopicPartition, Long> offsets(
      Consumer<byte[], byte[]> asking,
      List<TopicPartition> partitions,
      @Nullable Instant time,
      boolean start) {
    if (time == null && start) {
      return asking.beginningOffsets(partitions, ANSWER);
    }
    Map<TopicPartition, Long> offsets = new HashMap<>(asking.endOffsets(partitions, ANSWER));
    if (time != null) {
      Map<TopicPartition, Long> times = new HashMap<>();
      partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
      for (var entry : asking.offsetsForTimes(times, ANSWER).entrySet()) {
        OffsetAndTimestamp found = entry.getValue();
        if (found != null) {
          offsets.put(entry.getKey(), found.offset());
        }
      }
    }
    return offsets;
  }

  private static Consumer<byte[], byte[]> consumer(TopicRange range) {
    Map<String, Object> properties = new HashMap<>(range.client());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public String name() {
    return partition.toString();
  }

  @Override
  public @Nullable RawRecord next() {
    while (true) {
      ConsumerRecord<byte[], byte[]> record = fetched.poll();
      if (record == null) {
        if (!fetch()) {
          return null;
        }
      } else if (record.offset() < end) {
        RawRecord raw = raw(record);
        last = raw;
        byte[] value = raw.value();
        if (value == null
            || value.length == 0
            || recogniser.mayHoldSignal(value, 0, value.length)) {
          return raw;
        }
        noise++;
      }
    }
  }

  /** Fetches more; false at the end of the range. */
  private boolean fetch() {
    try {
      for (int empty = 0; empty < MOST_EMPTY_POLLS; empty++) {
        if (consumer.position(partition, ANSWER) >= end) {
          return false;
        }
        consumer.poll(POLL).forEach(fetched::add);
        if (!fetched.isEmpty()) {
          return true;
        }
      }
    } catch (KafkaException e) {
      throw new ReplayException(name() + " cannot be read to its end: " + why(e), e);
    }
    throw new ReplayException(name() + " cannot be read to its end: no broker answers");
  }

  private RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
    return new RawRecord(
        record.value(),
        record.key(),
        new KafkaHeaders(record.headers()),
        Attributes.NONE,
        Instant.ofEpochMilli(record.timestamp()),
        TimeSource.RECORD,
        record.offset(),
        given.user(),
        given.host(),
        null);
  }

  @Override
  public @Nullable RawRecord last() {
    return last;
  }

  @Override
  public long noise() {
    return noise;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
