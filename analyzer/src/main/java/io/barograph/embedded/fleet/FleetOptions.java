package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param play what kind of fleet; a mixed day has 200 to 5000 users, lasts 3 to 24 hours, and takes
 *     neither healthyRuns nor openings
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
    List<Plot> openings,
    Play play) {

  /** A hundred years: longer than anybody listens. */
  public static final Duration ENDLESS = Duration.ofDays(36_500);

  private static final int MOST_USERS = 100_000;
  private static final double MOST_NOISE = 0.999;
  private static final double MOST_DUPLICATES = 0.2;
  private static final int MOST_HEALTHY_RUNS = 10_000;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration MOST_DISORDER = Duration.ofHours(1);

  /** Fewer could not show a wave of a few in a hundred; more do not fit a bench's minutes. */
  private static final int FEWEST_USERS_OF_DAY = 200;

  private static final int MOST_USERS_OF_DAY = 5000;
  private static final Duration SHORTEST_DAY = Duration.ofHours(3);
  private static final Duration LONGEST_DAY = Duration.ofHours(24);

  /** What kind of fleet is played. */
  public enum Play {
    /**
     * Scenario after scenario, each developer for himself: all eras, all kinds of trouble, often.
     */
    SCENARIOS,

    /**
     * A day as a platform team knows it: most work in peace, single logins die, some are shared,
     * and now and then the provider refuses many at once. Every storm is labelled.
     */
    MIXED_DAY
  }

  public FleetOptions {
    within("users", users, 1, MOST_USERS);
    within("length", length, SHORTEST, ENDLESS);
    within("noise", noise, 0.0, MOST_NOISE);
    within("duplicates", duplicates, 0.0, MOST_DUPLICATES);
    within("disorder", disorder, Duration.ZERO, MOST_DISORDER);
    within("skewedClocks", skewedClocks, 0.0, 1.0);
    within("healthyRuns", healthyRuns, 1, MOST_HEALTHY_RUNS);
    within("openings", openings.size(), 0, users);
    if (play == Play.MIXED_DAY) {
      within("users of a mixed day", users, FEWEST_USERS_OF_DAY, MOST_USERS_OF_DAY);
      within("length of a mixed day", length, SHORTEST_DAY, LONGEST_DAY);
      within("openings of a mixed day", openings.size(), 0, 0);
    }
    start = start.truncatedTo(ChronoUnit.MICROS);
    openings = List.copyOf(openings);
  }

  /** Two hours of 50 developers, 90 % noise, nothing late, repeated or skewed. */
  public static FleetOptions startingAt(Instant start) {
    return new FleetOptions(
        1,
        50,
        start,
        Duration.ofHours(2),
        0.9,
        0.0,
        Duration.ZERO,
        0.0,
        3,
        List.of(),
        Play.SCENARIOS);
  }

  /**
   * Forty developers, 99 % noise, mostly in peace, in the {@linkplain #withStormyMorning() stormy
   * morning}.
   */
  public static FleetOptions forDemo(Instant start) {
    return startingAt(start)
        .withSeed(40)
        .withUsers(40)
        .withNoise(0.99)
        .withDuplicates(0.01)
        .withDisorder(Duration.ofSeconds(5))
        .withStormyMorning();
  }

  /**
   * A few logins die as the first developers sit down: some are signed in again, others given up.
   * Eight minutes later the provider refuses fourteen developers, for six minutes. Then it is
   * mostly quiet.
   */
  public FleetOptions withStormyMorning() {
    Plot outage = new Outage(start.plus(Duration.ofMinutes(8)), start.plus(Duration.ofMinutes(14)));
    List<Plot> morning =
        new ArrayList<>(
            List.of(
                Scenario.DEAD_LOGIN,
                Scenario.GIVEN_UP,
                Scenario.TWO_HOSTS,
                Scenario.RATE_LIMITED,
                Scenario.PASTED_LOG,
                Scenario.LOOK_ALIKES));
    morning.addAll(Collections.nCopies(14, outage));
    return withHealthyRuns(60).withOpenings(morning);
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
        openings,
        play);
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
        openings,
        play);
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
        openings,
        play);
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
        openings,
        play);
  }

  public FleetOptions withDuplicates(double value) {
    return new FleetOptions(
        seed,
        users,
        start,
        length,
        noise,
        value,
        disorder,
        skewedClocks,
        healthyRuns,
        openings,
        play);
  }

  public FleetOptions withDisorder(Duration value) {
    return new FleetOptions(
        seed,
        users,
        start,
        length,
        noise,
        duplicates,
        value,
        skewedClocks,
        healthyRuns,
        openings,
        play);
  }

  public FleetOptions withSkewedClocks(double value) {
    return new FleetOptions(
        seed,
        users,
        start,
        length,
        noise,
        duplicates,
        disorder,
        value,
        healthyRuns,
        openings,
        play);
  }

  public FleetOptions withHealthyRuns(int value) {
    return new FleetOptions(
        seed,
        users,
        start,
        length,
        noise,
        duplicates,
        disorder,
        skewedClocks,
        value,
        openings,
        play);
  }

  public FleetOptions withOpenings(List<? extends Plot> value) {
    return new FleetOptions(
        seed,
        users,
        start,
        length,
        noise,
        duplicates,
        disorder,
        skewedClocks,
        healthyRuns,
        List.copyOf(value),
        play);
  }

  public FleetOptions withPlay(Play value) {
    return new FleetOptions(
        seed,
        users,
        start,
        length,
        noise,
        duplicates,
        disorder,
        skewedClocks,
        healthyRuns,
        openings,
        value);
  }

  /**
   * A mixed day of twelve hours and a thousand users, a tenth of it noise, with all that shippers
   * do to lines.
   */
  public static FleetOptions mixedDay(Instant start) {
    return startingAt(start)
        .withUsers(1000)
        .withLength(Duration.ofHours(12))
        .withNoise(0.1)
        .withDuplicates(0.02)
        .withDisorder(Duration.ofSeconds(20))
        .withSkewedClocks(0.03)
        .withPlay(Play.MIXED_DAY);
  }

  private static <T extends Comparable<T>> void within(String key, T value, T least, T most) {
    // Not a number compares as greater than any bound.
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "fleet %s must be %s to %s but was %s".formatted(key, least, most, value));
    }
  }
}
