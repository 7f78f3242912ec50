package io.barograph.core.scope;

import java.util.Comparator;
import java.util.Locale;

/**
 * A part of the fleet: the logins that share a value.
 *
 * @param value such as a version; empty for the whole fleet
 */
public record Segment(Dimension dimension, String value) implements Comparable<Segment> {
  /** Everybody. */
  public static final Segment ALL = new Segment(Dimension.ALL, "");

  private static final Comparator<Segment> ORDER =
      Comparator.comparing(Segment::dimension).thenComparing(Segment::value);

  /** What victims may share. The lower-case name is the value in events. */
  public enum Dimension {
    ALL,
    VERSION,
    HOST_GROUP,
    NETWORK,
    REGION;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(Segment other) {
    return ORDER.compare(this, other);
  }

  /** In words, such as {@code version 0.98.0}. */
  @Override
  public String toString() {
    return dimension == Dimension.ALL
        ? "the whole fleet"
        : dimension.label().replace('_', ' ') + " " + value;
  }
}
