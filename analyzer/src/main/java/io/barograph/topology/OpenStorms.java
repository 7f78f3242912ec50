package io.barograph.topology;

import java.util.concurrent.atomic.AtomicInteger;

/** How many storms are open in the partitions this instance holds. Safe for many threads. */
public final class OpenStorms {
  private final AtomicInteger count = new AtomicInteger();

  void add(int storms) {
    count.addAndGet(storms);
  }

  public int count() {
    return count.get();
  }
}
