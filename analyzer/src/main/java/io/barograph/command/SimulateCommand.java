package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.SimulatedFleet;
import io.barograph.embedded.fleet.TruthEntry;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A labelled fleet, to a file or to Kafka. */
@Command(
    name = "simulate",
    description =
        "Simulate a fleet of developers, with the truth of what happened to each. Writes JSON log lines to a file, or ships them to Kafka.")
final class SimulateCommand implements Callable<Integer> {
  private static final int BLOCK = 1 << 16;

  @Mixin SettingsOptions options = new SettingsOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Where the lines go; - for stdout.")
  @Nullable String out;

  @Option(names = "--truth", paramLabel = "FILE", description = "Where the truth goes.")
  @Nullable Path truth;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "Ship to this cluster instead, to the first topic of topics.input.")
  @Nullable String bootstrapServers;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "0",
      description = "Event time to wall-clock time when shipping; 0 for as fast as it goes.")
  double speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed, the same lines.")
  long seed;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "50",
      description = "Developers. Default: ${DEFAULT-VALUE}.")
  int users;

  @Option(
      names = "--length",
      paramLabel = "D",
      defaultValue = "30m",
      description = "Event time, such as 2h. Default: ${DEFAULT-VALUE}.")
  String length = "30m";

  @Option(
      names = "--play",
      paramLabel = "PLAY",
      defaultValue = "scenarios",
      description =
          "scenarios: trouble of all kinds, often. mixed-day: mostly healthy work, shared logins and waves of the provider, every storm labelled. demo: as `demo` begins, a few dead logins, and after eight minutes a wave; takes 20 users or more. Default: ${DEFAULT-VALUE}.")
  String play = "scenarios";

  @Option(
      names = "--start",
      paramLabel = "T",
      defaultValue = "2026-01-05T08:00:00Z",
      description = "Event time of the first line, or now. Default: ${DEFAULT-VALUE}.")
  String start = "2026-01-05T08:00:00Z";

  @Option(
      names = "--noise",
      paramLabel = "S",
      defaultValue = "0.95",
      description = "Share of lines that are noise. Default: ${DEFAULT-VALUE}.")
  double noise;

  @Option(
      names = "--duplicates",
      paramLabel = "S",
      defaultValue = "0",
      description = "Share of lines shipped twice.")
  double duplicates;

  @Option(
      names = "--disorder",
      paramLabel = "D",
      defaultValue = "0s",
      description = "How late a line may arrive, such as 10s.")
  String disorder = "0s";

  @Option(
      names = "--skewed-clocks",
      paramLabel = "S",
      defaultValue = "0",
      description = "Share of hosts whose clock is hours ahead.")
  double skewedClocks;

  @Override
  public Integer call() throws IOException {
    SimulatedFleet fleet = new SimulatedFleet(fleetOptions());
    if ((out == null) == (bootstrapServers == null)) {
      throw new UsageFailure("name either --out FILE or --bootstrap-servers HOST:PORT");
    }
    if (out != null) {
      writeLines(fleet, out);
    } else {
      ship(fleet);
    }
    if (truth != null) {
      writeTruth(fleet, truth);
    }
    return 0;
  }

  private FleetOptions fleetOptions() {
    try {
      // The play comes last: it bounds the others.
      return played(
          FleetOptions.startingAt(firstLine())
              .withSeed(seed)
              .withUsers(users)
              .withLength(Durations.parse("--length", length))
              .withNoise(noise)
              .withDuplicates(duplicates)
              .withDisorder(Durations.parse("--disorder", disorder))
              .withSkewedClocks(skewedClocks));
    } catch (IllegalArgumentException e) {
      throw new UsageFailure(e.getMessage());
    }
  }

  private Instant firstLine() {
    return start.equals("now") ? Instant.now() : InputOptions.instant("--start", start);
  }

  private FleetOptions played(FleetOptions fleet) {
    return switch (play) {
      case "scenarios" -> fleet;
      case "mixed-day" -> fleet.withPlay(FleetOptions.Play.MIXED_DAY);
      case "demo" -> fleet.withStormyMorning();
      default ->
          throw new UsageFailure("--play knows scenarios, mixed-day and demo but not " + play);
    };
  }

  private static void writeLines(SimulatedFleet fleet, String file) throws IOException {
    if (file.equals("-")) {
      OutputStream lines = new BufferedOutputStream(System.out, BLOCK);
      writeLines(fleet, lines);
      lines.flush();
      return;
    }
    try (OutputStream lines =
        new BufferedOutputStream(Files.newOutputStream(Path.of(file)), BLOCK)) {
      writeLines(fleet, lines);
    }
  }

  private static void writeLines(SimulatedFleet fleet, OutputStream lines) throws IOException {
    long written = 0;
    Instant told = Instant.now();
    for (ShippedLine line : fleet) {
      lines.write(NativeJson.of(line));
      lines.write('\n');
      written++;
      if (written % 100_000 == 0 && Instant.now().isAfter(told.plusSeconds(2))) {
        told = Instant.now();
        System.err.println(written + " lines, up to " + line.arrival());
      }
    }
    System.err.println(written + " lines");
  }

  private void ship(SimulatedFleet fleet) {
    Map<String, String> flags = new HashMap<>();
    RunCommand.put(flags, "kafka.bootstrap-servers", bootstrapServers);
    Settings settings = options.load(flags);
    String topic = settings.topics().input().get(0);
    try (FleetProducer producer = new FleetProducer(new Assembly(settings).client(), topic)) {
      Runtime.getRuntime().addShutdownHook(new Thread(producer::stop, "shutdown"));
      producer.ship(fleet, speed);
      System.err.println(producer.sent() + " lines shipped to " + topic);
    }
  }

  private static void writeTruth(SimulatedFleet fleet, Path file) throws IOException {
    try (Writer writer = new BufferedWriter(Files.newBufferedWriter(file))) {
      for (TruthEntry entry : fleet.truth()) {
        writer.write(TruthJson.of(entry));
        writer.write('\n');
      }
    }
  }
}
