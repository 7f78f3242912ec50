package io.barograph.sink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads advice as a member of a consumer group and has it delivered, each partition at its own
 * pace. It polls while deliveries wait, so that the group keeps it, and commits what is done with.
 * For one thread; throws what Kafka throws.
 */
final class WebhookReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookReader.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** How long an answer that is under way is waited for at the end. */
  private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final DeliveryRules rules;
  private final InstantSource clock;
  private final Map<TopicPartition, DeliveryLane> lanes = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
  private volatile boolean assigned;
  private volatile int waiting;

  WebhookReader(
      Consumer<byte[], byte[]> consumer, String topic, DeliveryRules rules, InstantSource clock) {
    this.consumer = consumer;
    this.rules = rules;
    this.clock = clock;
    consumer.subscribe(List.of(topic), new Rebalances());
  }

  /** Whether the group has given it its share, which may be none. */
  boolean isAssigned() {
    return assigned;
  }

  /** How many records are read and not done with. */
  int waiting() {
    return waiting;
  }

  /** Reads what came, does what can be done, and waits a moment where nothing can be. */
  void step() {
    boolean idle = lanes.values().stream().allMatch(lane -> lane.size() == 0);
    take(consumer.poll(idle ? POLL : Duration.ZERO));
    lanes.forEach((partition, lane) -> note(partition, lane.advance(clock.instant())));
    commit();
    resume();
    waiting = lanes.values().stream().mapToInt(DeliveryLane::size).sum();
    if (waiting > 0) {
      awaitNews();
    }
  }

  /** Waits for the answers under way, commits, and leaves the group. */
  @Override
  public void close() {
    try (consumer) {
      bounded(CompletableFuture.allOf(underWay()), LAST_ANSWER);
      lanes.forEach((partition, lane) -> note(partition, lane.finish(clock.instant())));
      lanes.values().forEach(DeliveryLane::abandon);
      commit();
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      lanes
          .computeIfAbsent(partition, any -> new DeliveryLane(rules))
          .add(records.records(partition));
      consumer.pause(List.of(partition));
    }
  }

  private void note(TopicPartition partition, OptionalLong next) {
    next.ifPresent(offset -> toCommit.put(partition, new OffsetAndMetadata(offset)));
  }

  /** What cannot be committed now is committed the next time; at worst it is delivered again. */
  private void commit() {
    if (toCommit.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(toCommit));
      toCommit.clear();
    } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
      LOG.debug("what is done with cannot be committed yet", e);
    }
  }

  private void resume() {
    lanes.forEach(
        (partition, lane) -> {
          if (lane.size() == 0) {
            consumer.resume(List.of(partition));
          }
        });
    lanes.values().removeIf(lane -> lane.size() == 0);
  }

  /** Until an answer comes, but not for long: other waits end, and the group wants a poll. */
  private void awaitNews() {
    bounded(CompletableFuture.anyOf(underWay()), POLL);
  }

  private CompletableFuture<?>[] underWay() {
    return lanes.values().stream()
        .map(DeliveryLane::underWay)
        .filter(Objects::nonNull)
        .toArray(CompletableFuture[]::new);
  }

  private static void bounded(CompletableFuture<?> end, Duration most) {
    end.handle((any, failure) -> true)
        .completeOnTimeout(true, most.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private final class Rebalances implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      assigned = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        DeliveryLane lane = lanes.get(partition);
        if (lane != null) {
          note(partition, lane.finish(clock.instant()));
        }
      }
      commit();
      onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        DeliveryLane lane = lanes.remove(partition);
        if (lane != null) {
          lane.abandon();
        }
        toCommit.remove(partition);
      }
    }
  }
}
