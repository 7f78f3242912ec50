package io.barograph.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;

/**
 * One event.
 *
 * @param time event time
 * @param type as in {@code storm.opened}
 * @param simulated whether a dry run told it: nobody should act on it
 */
public record Entry(
    Instant time, String id, String type, boolean simulated, @JsonProperty("data") Tale tale)
    implements Comparable<Entry> {
  /** A dry run's events have the ids of the real ones. */
  private static final Comparator<Entry> IN_EVENT_TIME =
      Comparator.comparing(Entry::time).thenComparing(Entry::id).thenComparing(Entry::simulated);

  @Override
  public int compareTo(Entry other) {
    return IN_EVENT_TIME.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry entry && compareTo(entry) == 0;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
