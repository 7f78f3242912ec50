package io.barograph.embedded.fleet;

/**
 * Keeps the share of noise: each recorded line of anybody earns some, whoever works next spends it.
 */
final class NoiseBudget {
  private final double perLine;
  private double earned;

  /**
   * @param share of noise among all lines, 0 to below 1
   */
  NoiseBudget(double share) {
    this.perLine = share / (1 - share);
  }

  void earn() {
    earned += perLine;
  }

  /** Spends up to {@code most} lines. */
  int spend(long most) {
    int spent = (int) Math.min(most, (long) earned);
    earned -= spent;
    return spent;
  }
}
