package io.barograph.command.bench;

import io.barograph.command.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A process that stays and says a line when it has come to something. It ends when its standard
 * input does, so not even a parent that is killed leaves it behind.
 */
final class BenchService implements AutoCloseable {
  private final String name;
  private final Path errors;
  private final Process process;
  private final BufferedReader answers;

  private BenchService(String name, Path errors, Process process) {
    this.name = name;
    this.errors = errors;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts one; what it has to say once it is ready is its first answer.
   *
   * @param options of its Java, such as {@code -Xmx1g}
   */
  static BenchService start(
      Workbench bench, List<String> options, String subject, List<String> given)
      throws IOException {
    Path errors = bench.path(subject + ".errors");
    List<String> command = BenchJvm.command(options, bench.path("ledger"), subject, given);
    Process process = bench.start(new ProcessBuilder(command).redirectError(errors.toFile()));
    return new BenchService(subject, errors, process);
  }

  /**
   * The next line it says.
   *
   * @throws CommandFailure if it ends instead
   */
  String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new CommandFailure("the " + name + " ended by itself: " + BenchJvm.lastWord(errors));
    }
    return line;
  }

  /** Inside the process: from now on it ends when nobody holds its input any more. */
  static void endWithInput() {
    Thread listening = new Thread(BenchService::listen, "listening");
    listening.setDaemon(true);
    listening.start();
  }

  private static void listen() {
    try {
      while (System.in.read() >= 0) {
        // Whatever is said, only the end counts.
      }
    } catch (IOException e) {
      // That is an end, too.
    }
    Runtime.getRuntime().halt(0);
  }

  /** Inside the process: waits for its end. */
  static void stay() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
