package io.barograph.command.bench;

import io.barograph.embedded.fleet.ShippedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The same lines as a bad network delivers them: some late, so that others overtake them, and some
 * twice. What one host printed within a second stays in its order: old versions print whole
 * seconds, so that nothing else tells it.
 */
final class OvertakenLines implements Iterator<ShippedLine> {
  /** Within the allowed lateness of 30 seconds. */
  private static final Duration LATEST = Duration.ofSeconds(20);

  private record Parcel(Instant arrival, long number, ShippedLine line) {}

  private final Iterator<ShippedLine> lines;
  private final SplittableRandom dice;
  private final double late;
  private final double twice;
  private final PriorityQueue<Parcel> underWay =
      new PriorityQueue<>(Comparator.comparing(Parcel::arrival).thenComparingLong(Parcel::number));
  private long left;
  private Instant sent = Instant.MIN;
  private long number;

  /**
   * @param count of lines that are sent; those that come twice are more
   * @param late share of lines that come late
   * @param twice share of lines that come twice
   */
  OvertakenLines(Iterator<ShippedLine> lines, long count, long seed, double late, double twice) {
    this.lines = lines;
    this.left = count;
    this.dice = new SplittableRandom(seed);
    this.late = late;
    this.twice = twice;
  }

  @Override
  public boolean hasNext() {
    return left > 0 || !underWay.isEmpty();
  }

  @Override
  public ShippedLine next() {
    while (left > 0 && (underWay.isEmpty() || !sent.isAfter(underWay.element().arrival()))) {
      ShippedLine line = lines.next();
      left--;
      sent = line.arrival();
      ship(line);
    }
    Parcel parcel = underWay.remove();
    ShippedLine line = parcel.line();
    return new ShippedLine(
        parcel.arrival(),
        line.time(),
        line.user(),
        line.host(),
        line.session(),
        line.surroundings(),
        line.text());
  }

  private void ship(ShippedLine line) {
    SplittableRandom second =
        new SplittableRandom(line.host().hashCode() * 1_000_003L + line.arrival().getEpochSecond());
    boolean isLate = second.nextDouble() < late;
    Duration delay = isLate ? drawn(second, LATEST) : Duration.ZERO;
    send(line, delay);
    if (dice.nextDouble() < twice) {
      send(line, delay.plus(drawn(dice, LATEST.minus(delay))));
    }
  }

  private void send(ShippedLine line, Duration delay) {
    underWay.add(new Parcel(line.arrival().plus(delay), number++, line));
  }

  private static Duration drawn(SplittableRandom dice, Duration most) {
    return Duration.ofNanos(dice.nextLong(Math.max(1, most.toNanos())));
  }
}
