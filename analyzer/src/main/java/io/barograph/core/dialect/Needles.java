package io.barograph.core.dialect;

/** Finds the few lines that may carry a signal, on bytes, before a String exists. */
public final class Needles {
  /** The shortest needle: bounds how far a search can skip. */
  public static final int SHORTEST = 5;

  /** The longest line that is compared as a whole. */
  public static final int LONGEST_WHOLE_LINE = 16;

  private Needles() {}
}
