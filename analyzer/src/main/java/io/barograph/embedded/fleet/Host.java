package io.barograph.embedded.fleet;

import io.barograph.core.signal.HostId;
import java.time.Duration;

/**
 * A developer's machine and its shipper.
 *
 * @param clockAhead how far its clock is ahead; zero for a right one
 * @param shipsSession whether its shipper knows the session of a line
 * @param seed of the delay of lines whose order only their arrival tells
 */
record Host(HostId id, Duration clockAhead, boolean shipsSession, long seed) {

  boolean isSkewed() {
    return !clockAhead.isZero();
  }
}
