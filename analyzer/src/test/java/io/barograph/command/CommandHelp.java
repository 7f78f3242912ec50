package io.barograph.command;

import io.barograph.Barograph;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What {@code --help} prints, which goes to picocli's own writer. */
record CommandHelp(int exitCode, String text) {
  static CommandHelp of(String command) {
    StringWriter text = new StringWriter();
    CommandLine line = Barograph.commands().commandLine();
    line.setOut(new PrintWriter(text, true));
    int exitCode = line.execute(command, "--help");
    return new CommandHelp(exitCode, text.toString());
  }
}
