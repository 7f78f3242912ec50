package io.barograph.command.bench;

import io.barograph.command.SettingsOptions;
import io.barograph.command.UsageFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What users take. */
@Command(
    name = "memory",
    description = {
      "Measure what users in trouble take: memory, state on disk, changelogs and CPU of the",
      "analyzer on a broker of its own, and memory and CPU of a replay."
    })
final class BenchMemoryCommand implements Callable<Integer> {
  private static final int MOST_USERS = 10_000_000;
  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]*[mgMG]");

  @Mixin BenchOptions bench = new BenchOptions();
  @Mixin SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--users",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000,10000,100000,1000000",
      description =
          "Numbers of users that are compared, two or more, rising; each at twice as many lines as the last has users. Default: ${DEFAULT-VALUE}.")
  List<Integer> users = List.of();

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "640m",
      description = "What the analyzer's Java is given as -Xmx. Default: ${DEFAULT-VALUE}.")
  String heap = "640m";

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Of the topic of log lines. Default: ${DEFAULT-VALUE}.")
  int partitions;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    try (Workbench open = bench.open();
        BenchBroker broker = BenchBroker.start(open)) {
      new MemoryBench(this, open, broker).run().print(bench.format);
    }
    return 0;
  }

  private void check() {
    users.forEach(count -> BenchOptions.within("--users", count, 1, MOST_USERS));
    BenchOptions.rising("--users", users.stream().map(Integer::longValue).toList(), 2);
    BenchOptions.within("--partitions", partitions, 1, 100);
    if (!SIZE.matcher(heap).matches()) {
      throw new UsageFailure("--heap must be a size such as 512m or 2g but was " + heap);
    }
  }
}
