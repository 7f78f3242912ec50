package io.barograph.bench;

import java.util.List;
import java.util.Locale;

/**
 * What the findings must reach.
 *
 * @param bound at least this, or at most
 */
public record Target(String name, boolean atLeast, double bound, double value) {
  private static final double EVERY_STORM = 1.0;
  private static final double SCOPE = 0.98;

  /** All targets, with what was reached. */
  public static List<Target> of(Quality quality) {
    Ratio storms = quality.of(Measure.STORMS);
    Ratio scope = quality.of(Measure.SCOPE);
    return List.of(
        atLeast("precision of storms", EVERY_STORM, storms.precision()),
        atLeast("recall of storms", EVERY_STORM, storms.recall()),
        atLeast("precision of scope", SCOPE, scope.precision()),
        atLeast("recall of scope", SCOPE, scope.recall()),
        none("advice but to wait during an open incident", quality.of(Count.DURING_INCIDENT)),
        none("a rung twice for one storm", quality.of(Count.RUNG_TWICE)));
  }

  private static Target atLeast(String name, double bound, double value) {
    return new Target(name, true, bound, value);
  }

  private static Target none(String name, int value) {
    return new Target(name, false, 0, value);
  }

  public boolean passed() {
    return atLeast ? value >= bound : value <= bound;
  }

  /** In words, such as {@code recall of storms at least 1.000: 0.998}. */
  @Override
  public String toString() {
    return atLeast
        ? String.format(Locale.ROOT, "%s at least %.3f: %.3f", name, bound, value)
        : String.format(Locale.ROOT, "%s at most %.0f: %.0f", name, bound, value);
  }
}
