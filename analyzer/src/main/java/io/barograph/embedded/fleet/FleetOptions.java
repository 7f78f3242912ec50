package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What fleet to play. The same options give the same lines.
 *
 * @param seed of everything drawn by chance
 * @param users 1 to {@value #MOST_USERS} developers; memory grows with them
 * @param start event time at which the first developers sit down; cut to microseconds
 * @param length event time that is played, one minute to {@link #ENDLESS}
 * @param noise share of lines that belong to no recorded run, 0 to {@value #MOST_NOISE}; paid for
 *     while developers work, so it holds over an hour of event time rather than over a minute
 * @param duplicates share of lines shipped twice, 0 to {@value #MOST_DUPLICATES}
 * @param disorder how long a line may be under way, 0 to one hour; lines overtake each other
 * @param skewedClocks share of hosts whose clock is hours ahead, 0 to 1
 * @param healthyRuns mean number of trouble-free runs between two scenarios of a developer, 1 to
 *     {@value #MOST_HEALTHY_RUNS}
 * @param openings what the first developers play as they sit down, one each; all others start with
 *     healthy work
 */
public record FleetOptions(
    long seed,
    int users,
    Instant start,
    Duration length,
    double noise,
    double duplicates,
    Duration disorder,
    double skewedClocks,
    int healthyRuns,
    List<Scenario> openings) {

  /** A hundred years: longer than anybody listens. */
  public static final Duration ENDLESS = Duration.ofDays(36_500);

  private static final int MOST_USERS = 100_000;
  private static final double MOST_NOISE = 0.999;
  private static final double MOST_DUPLICATES = 0.2;
  private static final int MOST_HEALTHY_RUNS = 10_000;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration MOST_DISORDER = Duration.ofHours(1);

  public FleetOptions {
    within("users", users, 1, MOST_USERS);
    within("length", length, SHORTEST, ENDLESS);
    within("noise", noise, 0.0, MOST_NOISE);
    within("duplicates", duplicates, 0.0, MOST_DUPLICATES);
    within("disorder", disorder, Duration.ZERO, MOST_DISORDER);
    within("skewedClocks", skewedClocks, 0.0, 1.0);
    within("healthyRuns", healthyRuns, 1, MOST_HEALTHY_RUNS);
    within("openings", openings.size(), 0, users);
    start = start.truncatedTo(ChronoUnit.MICROS);
    openings = List.copyOf(openings);
  }

  /** Two hours of 50 developers, 90 % noise, nothing late, repeated or skewed. */
  public static FleetOptions startingAt(Instant start) {
    return new FleetOptions(
        1, 50, start, Duration.ofHours(2), 0.9, 0.0, Duration.ZERO, 0.0, 3, List.of());
  }

  /**
   * Forty developers, 99 % noise; storms of all eras open within the first three minutes, some are
   * signed away, others are left to go stale.
   */
  public static FleetOptions forDemo(Instant start) {
    return startingAt(start)
        .withSeed(40)
        .withUsers(40)
        .withNoise(0.99)
        .withDuplicates(0.01)
        .withDisorder(Duration.ofSeconds(5))
        .withOpenings(
            List.of(
                Scenario.DEAD_LOGIN,
                Scenario.DEAD_LOGIN,
                Scenario.GIVEN_UP,
                Scenario.DEAD_LOGIN,
                Scenario.TWO_HOSTS,
                Scenario.DEAD_LOGIN,
                Scenario.GIVEN_UP,
                Scenario.DEAD_LOGIN,
                Scenario.RATE_LIMITED,
                Scenario.NEAR_MISS,
                Scenario.PASTED_LOG,
                Scenario.LOOK_ALIKES));
  }

  /** The first instant at which nothing is printed any more. */
  public Instant end() {
    return start.plus(length);
  }

  public FleetOptions withSeed(long value) {
    return new FleetOptions(
        value,
        users,
        start,
        length,
        noise,
        duplicates,
        disorder,
        skewedClocks,
        healthyRuns,
        openings);
  }

  public FleetOptions withUsers(int value) {
    return new FleetOptions(
        seed,
        value,
        start,
        length,
        noise,
        duplicates,
        disorder,
        skewedClocks,
        healthyRuns,
        openings);
  }

  public FleetOptions withLength(Duration value) {
    return new FleetOptions(
        seed,
        users,
        start,
        value,
        noise,
        duplicates,
        disorder,
        skewedClocks,
        healthyRuns,
        openings);
  }

  public FleetOptions withNoise(double value) {
    return new FleetOptions(
        seed,
        users,
        start,
        length,
        value,
        duplicates,
        disorder,
        skewedClocks,
        healthyRuns,
        openings);
  }

  public FleetOptions withDuplicates(double value) {
    return new FleetOptions(
        seed, users, start, length, noise, value, disorder, skewedClocks, healthyRuns, openings);
  }

  public FleetOptions withDisorder(Duration value) {
    return new FleetOptions(
        seed, users, start, length, noise, duplicates, value, skewedClocks, healthyRuns, openings);
  }

  public FleetOptions withSkewedClocks(double value) {
    return new FleetOptions(
        seed, users, start, length, noise, duplicates, disorder, value, healthyRuns, openings);
  }

  public FleetOptions withHealthyRuns(int value) {
    return new FleetOptions(
        seed, users, start, length, noise, duplicates, disorder, skewedClocks, value, openings);
  }

  public FleetOptions withOpenings(List<Scenario> value) {
    return new FleetOptions(
        seed, users, start, length, noise, duplicates, disorder, skewedClocks, healthyRuns, value);
  }

  private static <T extends Comparable<T>> void within(String key, T value, T least, T most) {
    // Not a number compares as greater than any bound.
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "fleet %s must be %s to %s but was %s".formatted(key, least, most, value));
    }
  }
}
