package io.barograph.bench.cost;

import java.util.Arrays;
import java.util.Collection;

/** The values of a figure in all rounds. */
public record Spread(double median, double least, double most) {

  /**
   * Of one value or more.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a median needs a value");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /**
   * The smallest value that so many in a hundred do not exceed.
   *
   * @param sorted rising, one or more
   * @param percent above 0, at most 100
   */
  public static double percentile(double[] sorted, double percent) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a percentile needs a value");
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  /** The same of values in any order. */
  public static double percentile(Collection<Double> values, double percent) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return percentile(sorted, percent);
  }
}
