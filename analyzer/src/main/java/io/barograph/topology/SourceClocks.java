package io.barograph.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far all input has been read, in event time. Input partitions are read at their own pace, in a
 * catch-up hours apart, and one user's lines may be spread over them: so the slowest partition
 * tells the time. A partition whose reader says that it is idle, one that stays far behind the
 * others, and one that nobody reads any more hold nobody back. When all are idle the wall clock
 * moves time on.
 *
 * <p>The idea is Flink's watermark with idle sources and alignment.
 */
final class SourceClocks {
  /** A laptop whose clock was never set must not stop everybody's time; a catch-up passes by. */
  static final Duration FAR_BEHIND = Duration.ofHours(1);

  static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * A reader that lives says something every few seconds. One that died is replaced by Kafka after
   * 45 seconds, and the new one has to restore its state.
   */
  static final Duration GONE_AFTER = Duration.ofMinutes(2);

  private static final class Source {
    Instant time;

    /** Wall-clock time of the last word of any kind. */
    Instant heardAt;

    boolean idle;
    Instant behindSince = Instant.MAX;

    Source(Instant time, Instant heardAt) {
      this.time = time;
      this.heardAt = heardAt;
    }
  }

  /** The most that the wall clock moves time on at one look: after a pause, input goes first. */
  private final Duration step;

  private final Map<String, Source> sources = new HashMap<>();
  private Instant now = Instant.MIN;

  /** Wall-clock time at which time was last told by input. */
  private Instant toldAt;

  /**
   * Clocks that stand still until each expected source was heard of or was idle.
   *
   * @param wall the wall clock now
   */
  SourceClocks(Set<String> expected, Duration step, Instant wall) {
    this.step = step;
    this.toldAt = wall;
    for (String source : expected) {
      sources.put(source, new Source(Instant.MIN, wall));
    }
  }

  /** A source was read up to {@code time} before a restart; it may be read no more. */
  void known(String name, Instant time, Instant wall) {
    boolean expected = sources.containsKey(name);
    heard(name, time, wall);
    if (!expected) {
      idle(name, wall);
    }
  }

  /** A source has been read up to {@code time}. */
  void heard(String name, Instant time, Instant wall) {
    Source source = sources.computeIfAbsent(name, n -> new Source(time, wall));
    source.heardAt = wall;
    source.idle = false;
    if (time.isAfter(source.time)) {
      source.time = time;
    }
    toldAt = wall;
  }

  /** A source's reader has had nothing to read for a while. */
  void idle(String name, Instant wall) {
    Source source = sources.computeIfAbsent(name, n -> new Source(Instant.MIN, wall));
    source.heardAt = wall;
    source.idle = true;
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
      if (!source.idle && !isGone(source, wall) && !isLeftBehind(source, leader, wall)) {
        slowest = source.time.isBefore(slowest) ? source.time : slowest;
      }
    }
    Instant reached = slowest.equals(Instant.MAX) ? movedOn(leader.time, wall) : slowest;
    now = reached.isAfter(now) ? reached : now;
    return now;
  }

  private Instant movedOn(Instant foremost, Instant wall) {
    Instant live = foremost.plus(Duration.between(toldAt, wall));
    Instant next = (now.isAfter(foremost) ? now : foremost).plus(step);
    return live.isBefore(next) ? live : next;
  }

  private static boolean isGone(Source source, Instant wall) {
    return !source.heardAt.plus(GONE_AFTER).isAfter(wall);
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
