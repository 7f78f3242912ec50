package io.barograph;

/** The commands. */
public final class Barograph {
  private Barograph() {}

  public static void main(String[] args) {}
}
