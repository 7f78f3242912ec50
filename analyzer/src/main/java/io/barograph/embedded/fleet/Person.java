package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One user of a mixed day, before anything happens.
 *
 * @param comes when the first turn may begin
 * @param leaves when no more turns begin
 * @param circles what the shippers of the hosts tell that they share with others
 * @param seed of all that is drawn for this user while the day is played
 */
record Person(
    UserId user,
    Role role,
    String version,
    List<Workplace> workplaces,
    Instant comes,
    Instant leaves,
    Set<Circle> circles,
    long seed) {

  /** What there is to say about a user's day. */
  enum Role {
    REGULAR,
    /** One login on several hosts. */
    SHARING,
    /** Works a little, is away for hours, and comes back. */
    ABSENT
  }

  boolean isIn(Circle circle) {
    return circle.equals(Circle.ALL) || circles.contains(circle);
  }

  boolean isAtWork(Instant from, Instant to) {
    return comes.isBefore(to) && leaves.isAfter(from);
  }

  /** Whether the user is at work all the time, some minutes before and some after. */
  boolean isThereThroughout(Instant from, Instant to) {
    return !comes.isAfter(from.minus(Duration.ofMinutes(10)))
        && !leaves.isBefore(to.plus(Duration.ofMinutes(45)));
  }
}
