package io.barograph.command.bench;

import io.barograph.bench.Miss;
import io.barograph.bench.Quality;
import io.barograph.bench.Target;
import io.barograph.command.Assembly;
import io.barograph.command.Durations;
import io.barograph.command.SettingsOptions;
import io.barograph.command.UsageFailure;
import io.barograph.embedded.fleet.FleetOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often the analyzer is right. */
@Command(
    name = "quality",
    description = {
      "Play labelled fleets through the analyzer and judge what it found: storms, whose they are,",
      "why, and what it advised. Exits with 1 if a target is missed."
    })
final class QualityCommand implements Callable<Integer> {
  enum Format {
    JSON,
    TABLE
  }

  /** Thresholds and wording were chosen by looking at these; they prove nothing. */
  private static final int LAST_SEED_FOR_TUNING = 9;

  private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

  @Mixin SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "A fleet to play; may be repeated. Default: 101, 102 and 103.")
  List<Long> seeds = List.of();

  @Option(
      names = "--tuning",
      description = "Play the seeds 1 to 9 instead, by which the analyzer was tuned.")
  boolean tuning;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "1000",
      description = "200 to 5000 for each fleet. Default: ${DEFAULT-VALUE}.")
  int users;

  @Option(
      names = "--length",
      paramLabel = "D",
      defaultValue = "12h",
      description = "Event time of each fleet, 3h to 24h. Default: ${DEFAULT-VALUE}.")
  String length = "12h";

  @Option(
      names = "--noise",
      paramLabel = "S",
      defaultValue = "0.1",
      description = "Share of lines that are noise, at most 0.999. Default: ${DEFAULT-VALUE}.")
  double noise;

  @Option(
      names = "--misses",
      paramLabel = "N",
      defaultValue = "0",
      description = "Show so many of what was not as the truth has it.")
  int misses;

  @Option(names = "--format", description = "table or json. Default: table.")
  Format format = Format.TABLE;

  @Override
  public Integer call() {
    Assembly parts = new Assembly(options.load(Map.of()));
    List<Long> played = seeds();
    Quality all = new Quality();
    for (long seed : played) {
      QualityRun run = new QualityRun(parts, fleet(seed));
      all.add(run.play());
      System.err.println(
          "seed " + seed + ": " + run.lines() + " lines in " + run.took().toSeconds() + " s");
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    QualityReport report = new QualityReport(played, isTuned(played), fleet(played.get(0)), all);
    if (format == Format.JSON) {
      out.println(report.json());
    } else {
      report.printTable(out);
    }
    for (Miss miss : all.misses().stream().limit(misses).toList()) {
      out.println(QualityReport.text(miss));
    }
    out.flush();
    return Target.of(all).stream().allMatch(Target::passed) ? 0 : 1;
  }

  private List<Long> seeds() {
    if (tuning && !seeds.isEmpty()) {
      throw new UsageFailure("name either --seed or --tuning");
    }
    if (tuning) {
      return LongStream.rangeClosed(1, LAST_SEED_FOR_TUNING).boxed().toList();
    }
    return seeds.isEmpty() ? List.of(101L, 102L, 103L) : new ArrayList<>(seeds);
  }

  private static boolean isTuned(List<Long> seeds) {
    return seeds.stream().anyMatch(seed -> seed >= 1 && seed <= LAST_SEED_FOR_TUNING);
  }

  private FleetOptions fleet(long seed) {
    try {
      return FleetOptions.mixedDay(START)
          .withSeed(seed)
          .withUsers(users)
          .withLength(Durations.parse("--length", length))
          .withNoise(noise);
    } catch (IllegalArgumentException e) {
      throw new UsageFailure(e.getMessage());
    }
  }
}
