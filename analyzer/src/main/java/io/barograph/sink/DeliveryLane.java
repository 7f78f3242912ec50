package io.barograph.sink;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The records of one partition, one after another: those of one user never overtake each other. */
final class DeliveryLane {
  private final DeliveryRules rules;
  private final Deque<Delivery> waiting = new ArrayDeque<>();

  DeliveryLane(DeliveryRules rules) {
    this.rules = rules;
  }

  void add(List<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(record -> waiting.add(new Delivery(record, rules)));
  }

  int size() {
    return waiting.size();
  }

  /**
   * Does what can be done now without waiting.
   *
   * @return where reading goes on, if something was done with since the last time
   */
  OptionalLong advance(Instant now) {
    OptionalLong next = OptionalLong.empty();
    for (Delivery first = waiting.peek();
        first != null && first.advance(now);
        first = waiting.peek()) {
      next = OptionalLong.of(first.nextOffset());
      waiting.remove();
    }
    return next;
  }

  /** Hears what came of what is under way, and begins nothing more; else as {@link #advance}. */
  OptionalLong finish(Instant now) {
    Delivery first = waiting.peek();
    return first != null && first.finish(now)
        ? OptionalLong.of(first.nextOffset())
        : OptionalLong.empty();
  }

  /** What is under way, or null. */
  @Nullable CompletableFuture<?> underWay() {
    Delivery first = waiting.peek();
    return first == null ? null : first.underWay();
  }

  /** Another reader has the partition now. */
  void abandon() {
    Delivery first = waiting.peek();
    if (first != null) {
      first.abandon();
    }
  }
}
