package io.barograph.command.screen;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** How wide the terminal is that somebody sits at. */
public final class TerminalWidth {
  private TerminalWidth() {}

  /** In cells; what is given where nobody can tell. */
  public static int or(int otherwise) {
    try (Terminal terminal = terminal()) {
      return terminal.getWidth() > 0 ? terminal.getWidth() : otherwise;
    } catch (IOException | IllegalStateException e) {
      return otherwise;
    }
  }

  /**
   * The terminal of this process.
   *
   * @throws IllegalStateException if there is none
   */
  static Terminal terminal() throws IOException {
    // With its own signals, Ctrl-C would end the process without a word.
    return TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false).build();
  }
}
