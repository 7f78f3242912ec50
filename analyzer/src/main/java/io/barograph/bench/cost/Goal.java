package io.barograph.bench.cost;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a figure must reach.
 *
 * @param name with its unit
 * @param bound at least this, or at most
 * @param value null if it was not measured
 */
public record Goal(String name, boolean atLeast, double bound, @Nullable Double value) {

  public static Goal atLeast(String name, double bound, @Nullable Double value) {
    return new Goal(name, true, bound, value);
  }

  public static Goal atMost(String name, double bound, @Nullable Double value) {
    return new Goal(name, false, bound, value);
  }

  /** Only what was measured can pass. */
  public boolean passed() {
    return value != null && (atLeast ? value >= bound : value <= bound);
  }

  /** In words, such as {@code MISSED p99 beyond the hold in ms at most 1000: 1200}. */
  @Override
  public String toString() {
    String verdict = value == null ? "UNKNOWN " : passed() ? "passed  " : "MISSED  ";
    String reached = value == null ? "not measured" : text(value);
    return verdict + name + (atLeast ? " at least " : " at most ") + text(bound) + ": " + reached;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%,.0f", value);
  }
}
