package io.barograph.bench.cost;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured of a subject in one round. */
public record Sample(Map<Figure, Double> figures) {
  public static final Sample EMPTY = new Sample(Map.of());

  public Sample {
    figures = Map.copyOf(figures);
  }

  /** The same with one more figure. */
  public Sample with(Figure figure, double value) {
    Map<Figure, Double> more = new EnumMap<>(Figure.class);
    more.putAll(figures);
    more.put(figure, value);
    return new Sample(more);
  }

  /** Null where it was not measured. */
  public @Nullable Double get(Figure figure) {
    return figures.get(figure);
  }

  /**
   * A figure that must be there.
   *
   * @throws IllegalStateException if it was not measured
   */
  public double need(Figure figure) {
    Double value = figures.get(figure);
    if (value == null) {
      throw new IllegalStateException(figure.label() + " was not measured");
    }
    return value;
  }
}
