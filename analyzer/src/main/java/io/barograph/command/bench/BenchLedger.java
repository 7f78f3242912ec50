package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a process says of itself, and how it reaches the process that asked. */
final class BenchLedger {
  /** Where Linux tells a process's memory, and the machine's. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final Path MACHINE = Path.of("/proc/meminfo");

  private BenchLedger() {}

  /** The CPU time of this process so far, all its threads; exact to the system's tick, 10 ms. */
  static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What the compilers of this Java have worked so far; nothing where it does not tell. */
  static Duration compiling() {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    boolean tells = compilers != null && compilers.isCompilationTimeMonitoringSupported();
    return tells ? Duration.ofMillis(compilers.getTotalCompilationTime()) : Duration.ZERO;
  }

  /** The most memory that was ever resident, in megabytes; null where the system does not tell. */
  static @Nullable Double peakMegabytes() {
    return megabytes(STATUS, "VmHWM");
  }

  /** The memory that is resident now, in megabytes; null where the system does not tell. */
  static @Nullable Double residentMegabytes() {
    return megabytes(STATUS, "VmRSS");
  }

  /** The memory of the machine, in megabytes; null where the system does not tell. */
  static @Nullable Double machineMegabytes() {
    return megabytes(MACHINE, "MemTotal");
  }

  private static @Nullable Double megabytes(Path file, String name) {
    Pattern line = Pattern.compile(name + ":\\s+(\\d+) kB");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line::matcher)
          .filter(Matcher::matches)
          .map(found -> Long.parseLong(found.group(1)) / 1024.0)
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  /** The sample with what the whole process took, where it does not say otherwise itself. */
  static Sample closed(Sample sample) {
    Sample closed = sample;
    if (sample.get(Figure.CPU) == null) {
      closed = closed.with(Figure.CPU, seconds(cpu()));
    }
    Double peak = peakMegabytes();
    return peak == null ? closed : closed.with(Figure.PEAK, peak);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** A line for each figure. */
  static String text(Sample sample) {
    List<String> figures = new ArrayList<>();
    sample
        .figures()
        .forEach((f, v) -> figures.add(String.format(Locale.ROOT, "%s=%.9f", f.name(), v)));
    return String.join(" ", figures);
  }

  /** Reads what {@link #text} wrote. */
  static Sample parse(String text) {
    Sample sample = Sample.EMPTY;
    for (String figure : text.strip().split(" ", -1)) {
      int equals = figure.indexOf('=');
      if (equals > 0) {
        double value = Double.parseDouble(figure.substring(equals + 1));
        sample = sample.with(Figure.valueOf(figure.substring(0, equals)), value);
      }
    }
    return sample;
  }
}
