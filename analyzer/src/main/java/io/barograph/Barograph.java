package io.barograph;

import io.barograph.command.Commands;
import io.barograph.command.bench.BenchCommand;

/** The main class. */
public final class Barograph {
  private Barograph() {}

  /** All there are. */
  public static Commands commands() {
    return new Commands(BenchCommand.class);
  }

  /**
   * Runs one command.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(commands().run(args));
  }
}
