package io.barograph.config;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * When many logins failing at once are an incident; see {@link Settings#describe()} for bounds.
 *
 * @param window how long a rejected refresh makes its login count as failing
 * @param activeWithin how long a signal makes its login count as active; at least the window
 * @param openShare of the active logins; above 0 and at most 1, as are the other shares
 * @param closeUsers at most {@code openUsers}
 * @param closeShare at most {@code openShare}
 * @param segmentShare of the active logins of one segment; at least {@code openShare}
 */
public record FleetSettings(
    Duration window,
    Duration activeWithin,
    int openUsers,
    BigDecimal openShare,
    int closeUsers,
    BigDecimal closeShare,
    BigDecimal segmentShare,
    Duration quiet,
    Duration settle,
    Duration spread) {

  static FleetSettings read(Layers layers) {
    FleetSettings fleet =
        new FleetSettings(
            layers.read(PolicyKeys.FLEET_WINDOW),
            layers.read(PolicyKeys.FLEET_ACTIVE_WITHIN),
            layers.read(PolicyKeys.FLEET_OPEN_USERS),
            layers.read(PolicyKeys.FLEET_OPEN_SHARE),
            layers.read(PolicyKeys.FLEET_CLOSE_USERS),
            layers.read(PolicyKeys.FLEET_CLOSE_SHARE),
            layers.read(PolicyKeys.FLEET_SEGMENT_SHARE),
            layers.read(PolicyKeys.FLEET_QUIET),
            layers.read(PolicyKeys.FLEET_SETTLE),
            layers.read(PolicyKeys.FLEET_SPREAD));
    fleet.refuseContradictions(layers);
    return fleet;
  }

  /** What fails is active too, and what has just closed must not open again at once. */
  private void refuseContradictions(Layers layers) {
    layers.atMost(PolicyKeys.FLEET_WINDOW, window, PolicyKeys.FLEET_ACTIVE_WITHIN, activeWithin);
    layers.atMost(PolicyKeys.FLEET_CLOSE_USERS, closeUsers, PolicyKeys.FLEET_OPEN_USERS, openUsers);
    layers.atMost(PolicyKeys.FLEET_CLOSE_SHARE, closeShare, PolicyKeys.FLEET_OPEN_SHARE, openShare);
    layers.atMost(
        PolicyKeys.FLEET_OPEN_SHARE, openShare, PolicyKeys.FLEET_SEGMENT_SHARE, segmentShare);
  }
}
