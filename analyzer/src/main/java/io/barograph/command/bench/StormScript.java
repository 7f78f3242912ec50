package io.barograph.command.bench;

import io.barograph.embedded.fleet.Crowd;
import io.barograph.embedded.fleet.ShippedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is sent when: storms at known times, one line in a hundred a failed turn of somebody who has
 * no storm, the rest noise. A storm is three failed turns of one user, a second apart.
 */
final class StormScript {
  /** How many failed turns make a storm by the default policy. */
  private static final int TURNS = 3;

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** From the first failed turn of a storm to the last. */
  static final Duration LENGTH = BETWEEN.multipliedBy(TURNS - 1);

  private static final int SIGNAL_ONE_IN = 100;

  private final Crowd crowd;
  private final int storms;
  private final long everyNanos;
  private final TreeMap<Instant, Integer> due = new TreeMap<>();
  private final Map<String, Instant> completed = new TreeMap<>();
  private final Instant start;
  private int begun;
  private long lines;

  /**
   * @param others who fail once each, if there are enough of them
   * @param storms the first so many users of the crowd
   * @param every a storm begins so often
   */
  StormScript(long seed, int storms, int others, Duration every, Instant start) {
    this.crowd = new Crowd(seed, storms + others);
    this.storms = storms;
    this.everyNanos = every.toNanos();
    this.start = start;
  }

  /** The line that is sent now. */
  ShippedLine next(Instant now) {
    lines++;
    while (begun < storms && !beginning(begun).isAfter(now)) {
      for (int turn = 0; turn < TURNS; turn++) {
        due.put(beginning(begun).plus(BETWEEN.multipliedBy(turn)), begun * TURNS + turn);
      }
      begun++;
    }
    if (!due.isEmpty() && !due.firstKey().isAfter(now)) {
      int what = due.pollFirstEntry().getValue();
      return failure(what / TURNS, what % TURNS, now);
    }
    if (lines % SIGNAL_ONE_IN == 0) {
      long turn = lines / SIGNAL_ONE_IN;
      int others = crowd.users() - storms;
      return crowd.failure(storms + (int) (turn % others), turn / others, now);
    }
    return crowd.noise(now);
  }

  private ShippedLine failure(int user, int turn, Instant now) {
    ShippedLine line = crowd.failure(user, turn, now);
    if (turn == TURNS - 1) {
      completed.put(line.user().value(), now);
    }
    return line;
  }

  /** Odd nanoseconds keep the turns of two storms apart. */
  private Instant beginning(int storm) {
    return start.plusNanos(storm * everyNanos + storm);
  }

  /** When the last line of each storm was sent, by its user. */
  Map<String, Instant> completed() {
    return completed;
  }

  long lines() {
    return lines;
  }
}
