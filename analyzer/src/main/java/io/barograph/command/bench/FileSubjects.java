package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import io.barograph.bench.cost.Subject;
import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whoever reads a file: {@code replay} as the launcher starts it, and its references. Each is a
 * process of its own and is measured whole, from its start to its end; what it prints is thrown
 * away.
 */
final class FileSubjects {
  static final String REPLAY = "replay";
  static final String GREP = "grep";
  static final String REGEX = "regex loop";
  static final String BYTES = "bytes only";

  /**
   * What somebody writes who has seen one storm. All needles of the dialects as one expression
   * would take a hundred times as long.
   */
  private static final String EXPRESSION = "ERROR: .*could not be refreshed";

  private static final double MILLION = 1e6;

  private final Workbench bench;
  private final BenchJvm jvm;
  private final Path needles;

  FileSubjects(Workbench bench) throws IOException {
    this.bench = bench;
    this.jvm = new BenchJvm(bench, BenchJvm.READING);
    this.needles = Files.write(bench.path("needles"), needles());
  }

  /** Of all dialects; a line that counts only as a whole is not looked for. */
  private static Set<String> needles() {
    Set<String> all = new TreeSet<>();
    for (Dialect dialect : Dialects.ALL) {
      all.addAll(dialect.needles());
      all.addAll(dialect.eventNeedles());
    }
    return all;
  }

  /** The findings of a file, as it is or compressed. */
  Subject replay(String name, Path file, long lines) {
    List<String> typed = List.of(REPLAY, "--format", "json", file.toString());
    return new Subject(name, () -> java(null, lines, "command", typed));
  }

  /** The findings of a pipe. */
  Subject replayOfPipe(String name, Path file, long lines) {
    List<String> typed = List.of(REPLAY, "--format", "json", "-");
    return new Subject(name, () -> java(file, lines, "command", typed));
  }

  /** Nothing but reading. */
  Subject bytes(Path file, long lines) {
    return new Subject(BYTES, () -> java(null, lines, "bytes", List.of(file.toString())));
  }

  /** A loop over lines with a regular expression. */
  Subject regex(Path file, long lines) {
    List<String> given = List.of(file.toString(), EXPRESSION);
    return new Subject(REGEX, () -> java(null, lines, "regex", given));
  }

  /** {@code grep -F -c} for the needles of all dialects. */
  Subject grep(Path file, long lines) {
    return new Subject(
        GREP,
        () -> {
          Sample sample = ShellTime.of(bench, "grep", "-F", "-c", "-f", needles, file);
          return sample == null ? null : perLine(sample, lines);
        });
  }

  /** What a replay prints, into a file. */
  void findings(Path file, Path out) throws IOException, InterruptedException {
    List<String> typed = List.of(REPLAY, "--format", "json", file.toString());
    jvm.run(null, Redirect.to(out.toFile()), "command", typed);
  }

  private Sample java(@Nullable Path piped, long lines, String subject, List<String> given)
      throws IOException, InterruptedException {
    return perLine(jvm.run(piped, Redirect.DISCARD, subject, given), lines);
  }

  private static Sample perLine(Sample sample, long lines) {
    return sample
        .with(Figure.CPU_PER_MILLION, sample.need(Figure.CPU) * MILLION / lines)
        .with(Figure.LINES_PER_SECOND, lines / sample.need(Figure.WALL));
  }
}
