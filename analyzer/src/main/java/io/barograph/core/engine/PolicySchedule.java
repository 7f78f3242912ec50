package io.barograph.core.engine;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which policies hold when, in event time. Decisions lag behind event time by the allowed lateness,
 * so that a change from now on is known everywhere before anything after it is decided: every
 * instance changes at the same event, and a replay changes where the live run did.
 */
public final class PolicySchedule {
  private final Policies base;
  private final NavigableMap<Instant, Policies> changes;

  private PolicySchedule(Policies base, NavigableMap<Instant, Policies> changes) {
    this.base = base;
    this.changes = changes;
  }

  /** The same for ever. */
  public static PolicySchedule of(Policies base) {
    return new PolicySchedule(base, new TreeMap<>());
  }

  /**
   * Changes over time.
   *
   * @param changes from when on each holds; the base holds before the first
   */
  public static PolicySchedule of(Policies base, SortedMap<Instant, Policies> changes) {
    return new PolicySchedule(base, new TreeMap<>(changes));
  }

  /** What holds at the time. */
  public Policies at(Instant time) {
    if (changes.isEmpty()) {
      return base;
    }
    Map.Entry<Instant, Policies> change = changes.floorEntry(time);
    return change == null ? base : change.getValue();
  }

  /** The next change after the time, or null. */
  @Nullable Instant changeAfter(Instant time) {
    return changes.isEmpty() ? null : changes.higherKey(time);
  }
}
