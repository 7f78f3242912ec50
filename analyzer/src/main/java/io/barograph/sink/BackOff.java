package io.barograph.sink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another try: twice as long after each failure, up to a bound, and by
 * chance up to half of it less, so that many senders do not come back at once.
 *
 * @param first after the first failure
 * @param most after many
 */
record BackOff(Duration first, Duration most, RandomGenerator chance) {
  /** Two to the power of this is more than any bound needs, and no overflow. */
  private static final int MOST_DOUBLINGS = 20;

  /**
   * The wait after so many failures.
   *
   * @param failures in a row, at least 1
   */
  Duration after(int failures) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    Duration grown = first.multipliedBy(1L << doublings);
    Duration whole = grown.compareTo(most) < 0 ? grown : most;
    long half = whole.toNanos() / 2;
    return whole.minusNanos(half == 0 ? 0 : chance.nextLong(half));
  }
}
