package io.barograph.command;

import java.io.Console;

/** Whether a person is reading. */
final class Terminal {
  private Terminal() {}

  /** From Java 22 there is a console even where the output is piped; it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isAttached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
