package io.barograph.command.bench;

import io.barograph.bench.cost.Rounds;
import io.barograph.bench.cost.Subject;
import io.barograph.command.UsageFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every bench of cost shares. */
final class BenchOptions {
  enum Format {
    JSON,
    TABLE
  }

  private static final int MOST_ROUNDS = 100;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "In each round every subject is measured once. Default: ${DEFAULT-VALUE}.")
  int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed, the same lines. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where the data is made that is measured with; it is deleted at the end. Default: where temporary files go.")
  @Nullable Path directory;

  @Option(names = "--format", description = "table or json. Default: table.")
  Format format = Format.TABLE;

  Workbench open() throws IOException {
    within("--rounds", rounds, 1, MOST_ROUNDS);
    return Workbench.open(directory);
  }

  /** Measures, and says on standard error where it is. */
  Rounds play(List<Subject> subjects) throws IOException, InterruptedException {
    return Rounds.play(
        rounds,
        subjects,
        (round, subject) ->
            System.err.println("round " + round + " of " + rounds + ": " + subject.name()));
  }

  static void within(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new UsageFailure(
          "%s must be %,d to %,d but was %,d".formatted(option, least, most, value));
    }
  }

  static void rising(String option, List<Long> counts, int least) {
    boolean rises = true;
    for (int i = 1; i < counts.size(); i++) {
      rises &= counts.get(i) > counts.get(i - 1);
    }
    if (counts.size() < least || !rises) {
      throw new UsageFailure(
          option + " must be " + least + " numbers or more, rising, but was " + counts);
    }
  }

  static void share(String option, double value, double most) {
    // Not a number is outside, too.
    if (!(value >= 0 && value <= most)) {
      throw new UsageFailure(option + " must be 0 to " + most + " but was " + value);
    }
  }
}
