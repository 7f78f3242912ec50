package io.barograph.core.signal;

import java.time.Instant;
import java.util.Comparator;

/**
 * A signal, seen: whose, where, when.
 *
 * @param time event time
 * @param ordinal place in its source (record offset, line number), behind the shipper's time where
 *     that orders lines of one second; breaks ties of {@code time} only
 */
public record Sighting(
    UserId user, HostId host, SessionId session, Instant time, long ordinal, Signal signal) {

  /**
   * Event-time order. Ties go by the place in the source; sightings of different sources that tie
   * there too go by session and kind, so that the order never depends on arrival.
   */
  public static final Comparator<Sighting> EVENT_TIME_ORDER =
      Comparator.comparing(Sighting::time)
          .thenComparingLong(Sighting::ordinal)
          .thenComparing(Sighting::host)
          .thenComparing(Sighting::session)
          .thenComparing(s -> s.signal().toString());

  /** Whether the other is this one shipped twice: the same but for its place. */
  public boolean sameAs(Sighting other) {
    return time.equals(other.time)
        && signal.equals(other.signal)
        && session.equals(other.session)
        && host.equals(other.host)
        && user.equals(other.user);
  }
}
