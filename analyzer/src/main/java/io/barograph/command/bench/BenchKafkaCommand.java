package io.barograph.command.bench;

import io.barograph.command.SettingsOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the analyzer costs on Kafka. */
@Command(
    name = "kafka",
    description = {
      "Measure how fast the analyzer reads a topic on a broker of its own, beside a plain consumer",
      "and an empty topology of Kafka Streams; with and without the sieve."
    })
final class BenchKafkaCommand implements Callable<Integer> {
  private static final long MOST_RECORDS = 1_000_000_000;
  private static final int MOST_PARTITIONS = 100;

  @Mixin BenchOptions bench = new BenchOptions();
  @Mixin SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--records",
      paramLabel = "N",
      defaultValue = "6000000",
      description = "Records of the topic that is measured. Default: ${DEFAULT-VALUE}.")
  long records;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "1500000",
      description =
          "Records that are read before, at least twice, until the compilers of Java rest; at most 0.9 of their lines are noise, so that signals are compiled for, too. 0 for none. Default: ${DEFAULT-VALUE}.")
  long warmUp;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,4",
      description = "Of the topics; each number is a sheet. Default: ${DEFAULT-VALUE}.")
  List<Integer> partitions = List.of();

  @Option(
      names = "--noise",
      paramLabel = "S",
      defaultValue = "0.99",
      description = "Share of lines that are noise. Default: ${DEFAULT-VALUE}.")
  double noise;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BenchOptions.share("--noise", noise, 0.999);
    BenchOptions.within("--records", records, 1, MOST_RECORDS);
    BenchOptions.within("--warm-up", warmUp, 0, MOST_RECORDS);
    partitions.forEach(count -> BenchOptions.within("--partitions", count, 1, MOST_PARTITIONS));
    try (Workbench open = bench.open();
        BenchBroker broker = BenchBroker.start(open)) {
      new KafkaBench(this, open, broker).run().print(bench.format);
    }
    return 0;
  }
}
