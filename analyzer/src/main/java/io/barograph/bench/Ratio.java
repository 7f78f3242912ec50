package io.barograph.bench;

/**
 * How much of what was found is true, and how much of what is true was found.
 *
 * @param right found and true
 * @param found true or not
 * @param there true, found or not
 */
public record Ratio(int right, int found, int there) {
  static final Ratio NONE = new Ratio(0, 0, 0);

  Ratio plus(Ratio other) {
    return new Ratio(right + other.right, found + other.found, there + other.there);
  }

  /** 1 where nothing was found. */
  public double precision() {
    return found == 0 ? 1 : right / (double) found;
  }

  /** 1 where nothing was there. */
  public double recall() {
    return there == 0 ? 1 : right / (double) there;
  }
}
