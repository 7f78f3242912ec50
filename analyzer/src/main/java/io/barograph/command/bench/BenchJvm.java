package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import io.barograph.command.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts processes as this one was started: its Java, its class path, its {@code -X} options. What
 * a process compiles and allocates is its own.
 */
final class BenchJvm {
  /** With what the launcher starts a command that reads files. */
  static final List<String> READING =
      List.of("-XX:+UseSerialGC", "-Xms128m", "-Xmn64m", "-XX:FreqInlineSize=60");

  /** The launcher starts every command with these: they say nothing of what somebody wants. */
  private static final List<String> ARCHIVE = List.of("-Xshare:", "-Xlog:", "-XX:SharedArchive");

  private final Workbench bench;
  private final List<String> usual;

  /**
   * For one bench.
   *
   * @param usual options of the processes, unless this one was started with some of its own
   */
  BenchJvm(Workbench bench, List<String> usual) {
    this.bench = bench;
    this.usual = usual;
  }

  /**
   * Runs a subject to its end.
   *
   * @param piped a file that the subject is given on its standard input, through a pipe, or null
   * @param out where its standard output goes
   * @return what it says it took, and the time from its start to its end
   * @throws CommandFailure if it fails
   */
  Sample run(@Nullable Path piped, Redirect out, String subject, List<String> given)
      throws IOException, InterruptedException {
    Path ledger = bench.path("ledger");
    Path errors = bench.path("errors");
    ProcessBuilder command =
        new ProcessBuilder(command(added(own(), usual), ledger, subject, given))
            .redirectOutput(out)
            .redirectError(errors.toFile());
    long began = System.nanoTime();
    Process child = bench.start(command);
    // Without a file it is held: what listens ends with this process.
    if (piped != null) {
      try (OutputStream in = child.getOutputStream()) {
        Files.copy(piped, in);
      }
    }
    int exitCode = child.waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (exitCode != 0) {
      throw failed(subject, exitCode, errors);
    }
    Sample sample = BenchLedger.parse(Files.readString(ledger));
    Files.delete(ledger);
    Files.delete(errors);
    return sample.get(Figure.WALL) == null
        ? sample.with(Figure.WALL, BenchLedger.seconds(took))
        : sample;
  }

  /** What starts a subject. */
  static List<String> command(
      List<String> options, Path ledger, String subject, List<String> given) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(own());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(BenchChild.class.getName(), ledger.toString(), subject));
    command.addAll(given);
    return command;
  }

  /** With what this process was started. */
  private static List<String> own() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X"))
        .toList();
  }

  /** What comes to a process's own options: the usual ones only where nobody chose any. */
  static List<String> added(List<String> own, List<String> usual) {
    boolean chosen =
        own.stream().anyMatch(option -> ARCHIVE.stream().noneMatch(option::startsWith));
    return chosen ? List.of() : usual;
  }

  /** The options of what reads files, in words. */
  static String reading() {
    List<String> all = new ArrayList<>(own());
    all.addAll(added(own(), READING));
    all.removeIf(option -> ARCHIVE.stream().anyMatch(option::startsWith));
    return String.join(" ", all);
  }

  private static CommandFailure failed(String subject, int exitCode, Path errors)
      throws IOException {
    return new CommandFailure(
        "the process that measures "
            + subject
            + " ended with "
            + exitCode
            + ": "
            + lastWord(errors));
  }

  /** The last line of what a process wrote on its standard error. */
  static String lastWord(Path errors) throws IOException {
    return Files.readString(errors, StandardCharsets.UTF_8)
        .lines()
        .reduce((before, line) -> line)
        .orElse("it said nothing");
  }
}
