package io.barograph.core.signal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A signal, seen: whose, where, when.
 *
 * @param account signed in to, or null where nothing tells
 * @param site where its host stands
 * @param time event time
 * @param ordinal place in its source (record offset, line number), behind the shipper's time where
 *     that orders lines of one second; breaks ties of {@code time} only
 */
public record Sighting(
    Login login,
    HostId host,
    SessionId session,
    @Nullable AccountId account,
    Site site,
    Origin origin,
    Instant time,
    long ordinal,
    Signal signal) {

  /**
   * Event-time order. Ties go by the place in the source; sightings of different sources that tie
   * there too go by session, kind and origin, so that the order never depends on arrival.
   */
  public static final Comparator<Sighting> EVENT_TIME_ORDER =
      Comparator.comparing(Sighting::time)
          .thenComparingLong(Sighting::ordinal)
          .thenComparing(Sighting::host)
          .thenComparing(Sighting::session)
          .thenComparing(s -> s.signal().toString())
          .thenComparing(Sighting::origin);

  public UserId user() {
    return login.user();
  }

  /** With its time cut to the microsecond, the finest any CLI prints. */
  public Sighting inMicros() {
    Instant cut = time.truncatedTo(ChronoUnit.MICROS);
    if (cut.equals(time)) {
      return this;
    }
    return new Sighting(login, host, session, account, site, origin, cut, ordinal, signal);
  }

  /**
   * Whether the other is this one shipped twice: the same but for its place, and for the account
   * and the site, which not every shipper passes on.
   */
  public boolean sameAs(Sighting other) {
    return time.equals(other.time)
        && signal.equals(other.signal)
        && origin == other.origin
        && session.equals(other.session)
        && host.equals(other.host)
        && login.equals(other.login);
  }

  /**
   * One for both of two copies: at the earlier place, with the account and the site that either
   * tells. Whichever copy comes first, it is the same.
   */
  public Sighting mergedWith(Sighting copy) {
    return new Sighting(
        login,
        host,
        session,
        lesser(account, copy.account),
        site.mergedWith(copy.site),
        origin,
        time,
        Math.min(ordinal, copy.ordinal),
        signal);
  }

  private static @Nullable AccountId lesser(@Nullable AccountId a, @Nullable AccountId b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }
}
