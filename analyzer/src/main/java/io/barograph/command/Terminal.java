package io.barograph.command;

import io.barograph.command.screen.Letters;
import io.barograph.command.screen.TerminalWidth;
import java.io.Console;

/** Whether a person is reading, and what they can see. */
public final class Terminal {
  /** Cells, where nothing is a terminal. */
  private static final int USUAL_WIDTH = 80;

  private Terminal() {}

  /** Files and pipes are UTF-8. */
  public static Letters letters() {
    Console console = isAttached() ? System.console() : null;
    return console == null ? Letters.UNICODE : Letters.of(console.charset());
  }

  /** In cells. */
  public static int width() {
    return isAttached() ? TerminalWidth.or(USUAL_WIDTH) : USUAL_WIDTH;
  }

  /** From Java 22 there is a console even where the output is piped; it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  public static boolean isAttached() {
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
