package io.barograph.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far all input has been read, in event time. Input partitions are read at their own pace, in a
 * catch-up hours apart, and one user's lines may be spread over them: so the slowest partition
 * tells the time. A partition that is idle, or stays far behind the others, holds nobody back. When
 * all are idle the wall clock moves time on.
 *
 * <p>The idea is Flink's watermark with idle sources and alignment.
 */
final class SourceClocks {
  /** A laptop whose clock was never set must not stop everybody's time; a catch-up passes by. */
  static final Duration FAR_BEHIND = Duration.ofHours(1);

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final class Source {
    Instant time;
    Instant heardAt;
    Instant behindSince = Instant.MAX;

    Source(Instant time, Instant heardAt) {
      this.time = time;
      this.heardAt = heardAt;
    }
  }

  private final Duration idleAfter;
  private final Map<String, Source> sources = new HashMap<>();
  private Instant now = Instant.MIN;

  /**
   * Clocks that stand still until each expected source was heard of or was idle.
   *
   * @param wall the wall clock now
   */
  SourceClocks(Set<String> expected, Duration idleAfter, Instant wall) {
    this.idleAfter = idleAfter;
    for (String source : expected) {
      sources.put(source, new Source(Instant.MIN, wall));
    }
  }

  /** A source has been read up to {@code time}. */
  void heard(String name, Instant time, Instant wall) {
    Source source = sources.computeIfAbsent(name, n -> new Source(time, wall));
    source.heardAt = wall;
    if (time.isAfter(source.time)) {
      source.time = time;
    }
  }

  /** Event time up to which all input has been read; {@link Instant#MIN} while that is unknown. */
  Instant now(Instant wall) {
    Source leader = null;
    for (Source source : sources.values()) {
      leader = leader == null || source.time.isAfter(leader.time) ? source : leader;
    }
    if (leader == null || leader.time.equals(Instant.MIN)) {
      return now;
    }
    Instant slowest = Instant.MAX;
    for (Source source : sources.values()) {
      if (!isIdle(source, wall) && !isLeftBehind(source, leader, wall)) {
        slowest = source.time.isBefore(slowest) ? source.time : slowest;
      }
    }
    Instant reached =
        slowest.equals(Instant.MAX)
            ? leader.time.plus(Duration.between(leader.heardAt, wall))
            : slowest;
    now = reached.isAfter(now) ? reached : now;
    return now;
  }

  private boolean isIdle(Source source, Instant wall) {
    return !source.heardAt.plus(idleAfter).isAfter(wall);
  }

  private static boolean isLeftBehind(Source source, Source leader, Instant wall) {
    boolean unheard = source.time.equals(Instant.MIN);
    if (unheard || source.time.plus(FAR_BEHIND).isAfter(leader.time)) {
      source.behindSince = Instant.MAX;
      return false;
    }
    if (source.behindSince.equals(Instant.MAX)) {
      source.behindSince = wall;
    }
    return !source.behindSince.plus(PATIENCE).isAfter(wall);
  }
}
