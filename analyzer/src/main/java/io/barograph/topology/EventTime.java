package io.barograph.topology;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far event time is in the partitions of users this instance holds. Safe for many threads. */
public final class EventTime {
  private final Map<Integer, Instant> reached = new ConcurrentHashMap<>();

  void reached(int partition, Instant at) {
    reached.put(partition, at);
  }

  /** Another instance goes on with it. */
  void left(int partition) {
    reached.remove(partition);
  }

  /** Of the slowest partition; null while there is none. */
  public @Nullable Instant slowest() {
    return reached.values().stream().min(Comparator.naturalOrder()).orElse(null);
  }
}
