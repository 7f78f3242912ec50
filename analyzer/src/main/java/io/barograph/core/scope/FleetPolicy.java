package io.barograph.core.scope;

import java.time.Duration;

/**
 * When many users in trouble are an incident of the fleet. An incident opens when both upper
 * thresholds are reached and closes when either lower one is not, so that it does not flap between.
 *
 * @param window of event time after a rejected refresh within which a login counts as failing
 * @param activeWithin event time after any signal within which a login counts as active
 * @param openUsers failing logins of one CLI, at least {@link #LEAST}
 * @param openShare of the active ones, above 0 and at most 1
 * @param closeUsers at most {@code openUsers}, at least 1
 * @param closeShare at most {@code openShare}, above 0
 * @param segmentShare of the active logins of one version, host group, network or region that opens
 *     an incident of that segment alone; at least {@code openShare}
 * @param quiet how long it must stay below the lower thresholds before it closes
 * @param settle how long a new storm waits for its first advice
 * @param spread over which the advice after an incident is spread
 */
public record FleetPolicy(
    Duration window,
    Duration activeWithin,
    int openUsers,
    double openShare,
    int closeUsers,
    double closeShare,
    double segmentShare,
    Duration quiet,
    Duration settle,
    Duration spread) {
  /** Two are a coincidence. */
  public static final int LEAST = 2;

  /**
   * In a fleet where every login dies about every second day, at most two in a hundred active users
   * fail in any quarter of an hour by chance; three and more are something they share.
   */
  public static final FleetPolicy DEFAULT =
      new FleetPolicy(
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          5,
          0.03,
          3,
          0.01,
          0.2,
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  public FleetPolicy {
    positive("fleet.window", window);
    positive("fleet.active-within", activeWithin);
    atLeast("fleet.open-users", openUsers, LEAST);
    atLeast("fleet.close-users", closeUsers, 1);
    share("fleet.open-share", openShare);
    share("fleet.close-share", closeShare);
    share("fleet.segment-share", segmentShare);
    if (closeUsers > openUsers) {
      throw new IllegalArgumentException(
          "fleet.close-users must be at most fleet.open-users but was " + closeUsers);
    }
    if (closeShare > openShare) {
      throw new IllegalArgumentException(
          "fleet.close-share must be at most fleet.open-share but was " + closeShare);
    }
    if (segmentShare < openShare) {
      throw new IllegalArgumentException(
          "fleet.segment-share must be at least fleet.open-share but was " + segmentShare);
    }
    notNegative("fleet.quiet", quiet);
    notNegative("fleet.settle", settle);
    notNegative("fleet.spread", spread);
  }

  /**
   * The share below which an incident of a segment ends, as far below as for the whole fleet: one
   * that is told by the whole fleet's share may open below the segment's.
   */
  double segmentCloseShare(double openedAt) {
    return Math.min(segmentShare, openedAt) * closeShare / openShare;
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + " must be positive but was " + value);
    }
  }

  private static void notNegative(String key, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(key + " must not be negative but was " + value);
    }
  }

  private static void atLeast(String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(key + " must be at least " + least + " but was " + value);
    }
  }

  private static void share(String key, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(key + " must be above 0 and at most 1 but was " + value);
    }
  }
}
