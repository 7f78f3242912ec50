package io.barograph;

import io.barograph.command.Commands;

/** The main class. */
public final class Barograph {
  private Barograph() {}

  /**
   * Runs one command.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(Commands.run(args));
  }
}
