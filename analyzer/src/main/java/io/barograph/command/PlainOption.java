package io.barograph.command;

import io.barograph.command.screen.LiveScreen;
import io.barograph.command.screen.Summary;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a command that goes on draws on the terminal. */
final class PlainOption {
  @Option(
      names = "--plain",
      description = {
        "Only adds lines, as where the output is piped or TERM is dumb. Otherwise a terminal",
        "shows a summary that changes in place. NO_COLOR takes its colours away."
      })
  boolean plain;

  /**
   * Begins to draw.
   *
   * @return null where lines are printed instead
   */
  @Nullable LiveScreen screen(Supplier<Summary> source) {
    String noColour = System.getenv("NO_COLOR");
    boolean colours = noColour == null || noColour.isEmpty();
    return plain || !Terminal.isAttached() ? null : LiveScreen.start(colours, source).orElse(null);
  }
}
