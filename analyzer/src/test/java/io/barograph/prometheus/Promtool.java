package io.barograph.prometheus;

import io.barograph.shippers.ChildProcess;
import io.barograph.shippers.Installed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prometheus' own tool for its files. */
final class Promtool {
  /** What it said, and whether it was content. */
  record Verdict(int exitCode, String words) {}

  private final Path program = Installed.program("promtool", "prometheus");
  private final Path directory;

  /**
   * For a test.
   *
   * @param directory where what it says is kept
   */
  Promtool(Path directory) {
    this.directory = directory;
  }

  Verdict run(List<String> arguments) throws IOException, InterruptedException {
    return run("", arguments);
  }

  Verdict run(String input, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    try (ChildProcess process = ChildProcess.start(directory, Map.of(), command)) {
      process.type(input);
      int exitCode = process.awaitEnd();
      return new Verdict(exitCode, process.out() + process.err());
    }
  }
}
