package io.barograph.embedded.fleet;

import io.barograph.core.signal.HostId;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A developer's machine and its shipper.
 *
 * @param clockAhead how far its clock is ahead; zero for a right one
 * @param shipsSession whether its shipper knows the session of a line
 * @param seed of the delay of lines whose order only their arrival tells
 */
record Host(HostId id, Duration clockAhead, boolean shipsSession, long seed) {
  private static final int MOST_HOURS_AHEAD = 48;

  /**
   * A host with the clock and the shipper that the dice give it.
   *
   * @param skewedClocks share of hosts whose clock is hours ahead
   */
  static Host drawn(String name, double skewedClocks, SplittableRandom dice) {
    boolean skewed = dice.nextDouble() < skewedClocks;
    Duration ahead = skewed ? Duration.ofHours(dice.nextInt(2, MOST_HOURS_AHEAD)) : Duration.ZERO;
    return new Host(new HostId(name), ahead, dice.nextBoolean(), dice.nextLong());
  }

  boolean isSkewed() {
    return !clockAhead.isZero();
  }
}
