package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;

/**
 * A wave as planned: the provider refuses the logins of some of a circle for a while.
 *
 * @param creeping whether its victims join one after the other
 * @param revoked whether their logins stay dead afterwards, until they sign in
 */
record Wave(
    String name,
    Size size,
    Circle circle,
    Instant from,
    Instant to,
    boolean creeping,
    boolean revoked) {

  /** What share of those who are at work it strikes. */
  enum Size {
    /** So few that only what they share can tell. */
    SMALL(0.005),
    MIDDLE(0.05),
    LARGE(0.6);

    private final double share;

    Size(double share) {
      this.share = share;
    }

    /** How many of so many at work; eight are as few as can be told from chance. */
    int of(int atWork) {
      return Math.max(8, (int) Math.round(share * atWork));
    }
  }

  /** The last moment at which a victim joins: early enough to fail a few times before the end. */
  Instant lastJoin() {
    return to.minus(Duration.ofMinutes(12));
  }

  boolean isOn(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }

  /**
   * Whether trouble of other origin at this time could not be told from the wave: while it is on,
   * and until those it left with a dead login have signed in.
   */
  boolean veils(Instant begin, Instant end) {
    Duration after = Duration.ofMinutes(revoked ? 60 : 40);
    return begin.isBefore(to.plus(after)) && end.isAfter(from.minus(Duration.ofMinutes(5)));
  }
}
