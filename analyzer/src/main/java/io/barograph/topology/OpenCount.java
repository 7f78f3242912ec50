package io.barograph.topology;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of a kind are open in the partitions this instance holds. Safe for many threads. */
public final class OpenCount {
  private final AtomicInteger count = new AtomicInteger();

  void add(int change) {
    count.addAndGet(change);
  }

  public int count() {
    return count.get();
  }
}
