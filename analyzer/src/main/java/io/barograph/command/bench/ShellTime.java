package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import io.barograph.command.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a program that is not ours takes, as the keyword {@code time} of bash tells it. */
final class ShellTime {
  /** Seconds of user and system, as TIMEFORMAT below has them. */
  private static final Pattern TIMES = Pattern.compile("cpu (\\d+\\.\\d+) (\\d+\\.\\d+)");

  /** In the C locale bytes are characters, which is the fastest for whoever looks for bytes. */
  private static final String TIMED = "TIMEFORMAT='cpu %3U %3S'; export LC_ALL=C; time \"$@\"";

  private ShellTime() {}

  /**
   * Runs a program to its end.
   *
   * @return null if the program or bash is not on this machine
   */
  static @Nullable Sample of(Workbench bench, String program, Object... given)
      throws IOException, InterruptedException {
    if (!isThere("bash") || !isThere(program)) {
      return null;
    }
    List<String> command = new ArrayList<>(List.of("bash", "-c", TIMED, "bash", program));
    for (Object each : given) {
      command.add(each.toString());
    }
    Path told = bench.path("time");
    // Not to the null device: grep looks for no second line where nobody sees the count.
    Path out = bench.path("out");
    long began = System.nanoTime();
    Process process =
        bench.start(
            new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(told.toFile()));
    process.waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Matcher times = TIMES.matcher(Files.readString(told));
    if (!times.find()) {
      throw new CommandFailure(program + " could not be timed");
    }
    double cpu = Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2));
    return Sample.EMPTY.with(Figure.CPU, cpu).with(Figure.WALL, BenchLedger.seconds(took));
  }

  private static boolean isThere(String program) {
    String path = System.getenv("PATH");
    if (path == null) {
      return false;
    }
    for (String directory : path.split(File.pathSeparator, -1)) {
      if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }
}
