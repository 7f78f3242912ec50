package io.barograph.command.bench;

import io.barograph.command.Durations;
import io.barograph.command.SettingsOptions;
import io.barograph.command.UsageFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a storm takes to be told. */
@Command(
    name = "latency",
    description = {
      "Measure how long after its last line a storm is told, beyond the hold (time.allowed-lateness),",
      "while lines come in real time on a broker of its own."
    })
final class BenchLatencyCommand implements Callable<Integer> {
  private static final int MOST_RATE = 10_000_000;
  private static final int MOST_STORMS = 1_000_000;
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  @Mixin BenchOptions bench = new BenchOptions();
  @Mixin SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "50000",
      description = "Lines a second, one in a hundred a signal. Default: ${DEFAULT-VALUE}.")
  int rate;

  @Option(
      names = "--for",
      paramLabel = "D",
      defaultValue = "60s",
      description =
          "Storms that are measured begin within so long, after the warm-up; lines go on until the last is told. At least 2s. Default: ${DEFAULT-VALUE}.")
  String length = "60s";

  @Option(
      names = "--warm-up",
      paramLabel = "D",
      defaultValue = "10s",
      description =
          "As long before, storms are played and not measured. Default: ${DEFAULT-VALUE}.")
  String warmUp = "10s";

  @Option(
      names = "--storms",
      paramLabel = "N",
      defaultValue = "600",
      description = "How many are measured, evenly spread. Default: ${DEFAULT-VALUE}.")
  int storms;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Of the topic of log lines. Default: ${DEFAULT-VALUE}.")
  int partitions;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Duration measured = Durations.parse("--for", length);
    Duration warming = Durations.parse("--warm-up", warmUp);
    if (measured.compareTo(SHORTEST) < 0) {
      throw new UsageFailure("--for must be at least 2s but was " + length);
    }
    BenchOptions.within("--rate", rate, 100, MOST_RATE);
    BenchOptions.within("--storms", storms, 1, MOST_STORMS);
    BenchOptions.within("--partitions", partitions, 1, 100);
    try (Workbench open = bench.open();
        BenchBroker broker = BenchBroker.start(open)) {
      new LatencyBench(this, measured, warming, open, broker).run().print(bench.format);
    }
    return 0;
  }
}
