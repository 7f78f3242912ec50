package io.barograph.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count has grown lately, by wall clock. */
final class Rate {
  /** Calm enough to be read. */
  private static final Duration OVER = Duration.ofSeconds(5);

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long count) {}

  /** Per second over the last five, now that it stands there. */
  double at(long count) {
    Sample now = new Sample(System.nanoTime(), count);
    samples.add(now);
    while (now.nanos() - samples.getFirst().nanos() > OVER.toNanos()) {
      samples.remove();
    }
    Sample then = samples.getFirst();
    Duration between = Duration.ofNanos(now.nanos() - then.nanos());
    return between.isZero()
        ? 0
        : (double) (now.count() - then.count()) / between.toNanos() * 1_000_000_000;
  }
}
