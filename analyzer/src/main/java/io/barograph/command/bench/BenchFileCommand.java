package io.barograph.command.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a replay of a file costs. */
@Command(
    name = "file",
    description = {
      "Measure what replay costs on files, beside grep, a loop of Java with a regular expression",
      "and reading the bytes alone; and how the cost grows with lines, users and signals.",
      "Replay is started as the launcher does it, unless the bench is given -X options."
    })
final class BenchFileCommand implements Callable<Integer> {
  private static final int MOST_USERS = 10_000_000;
  private static final long MOST_LINES = 1_000_000_000;

  @Mixin BenchOptions bench = new BenchOptions();

  @Option(
      names = "--lines",
      paramLabel = "N",
      split = ",",
      defaultValue = "100000,1000000,10000000",
      description = "Lengths of the files, two or more, rising. Default: ${DEFAULT-VALUE}.")
  List<Long> lines = List.of();

  @Option(
      names = "--noise",
      paramLabel = "S",
      defaultValue = "0.95",
      description = "Share of lines that are noise. Default: ${DEFAULT-VALUE}.")
  double noise;

  @Option(
      names = "--signals",
      paramLabel = "S",
      split = ",",
      defaultValue = "0,0.01,0.05,0.5",
      description =
          "Shares of lines with a signal that are compared, at most 0.5. Default: ${DEFAULT-VALUE}.")
  List<Double> signals = List.of();

  @Option(
      names = "--users",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000,10000,100000,1000000",
      description =
          "Numbers of users that are compared, rising, at twice as many lines as the last, half of them signals. Default: ${DEFAULT-VALUE}.")
  List<Integer> users = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    try (Workbench open = bench.open()) {
      new FileBench(this, open).run().print(bench.format);
    }
    return 0;
  }

  private void check() {
    BenchOptions.share("--noise", noise, 0.999);
    signals.forEach(share -> BenchOptions.share("--signals", share, 0.5));
    lines.forEach(count -> BenchOptions.within("--lines", count, 1, MOST_LINES));
    users.forEach(count -> BenchOptions.within("--users", count, 1, MOST_USERS));
    BenchOptions.rising("--lines", lines, 2);
    BenchOptions.rising("--users", users.stream().map(Integer::longValue).toList(), 1);
  }
}
