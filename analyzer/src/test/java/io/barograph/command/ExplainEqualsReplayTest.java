package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is explained of a login at a time is what a replay has found of it by then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainEqualsReplayTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration LENGTH = Duration.ofHours(2);
  private static final int TIMES = 8;

  @TempDir static Path directory;

  private final Set<String> told = new TreeSet<>();
  private List<Path> histories = List.of();
  private Path policy = directory;

  @BeforeAll
  void playHistories() throws IOException {
    histories =
        List.of(
            simulated("small-team", "--users", "3", "--seed", "3"),
            simulated("sick-fleet", "--users", "30", "--seed", "5"),
            shared());
    policy =
        Files.writeString(
            directory.resolve("policy.yaml"),
            "from: "
                + START.plus(Duration.ofMinutes(50))
                + "\nstorm:\n  threshold: 4\n  window: PT5M\nfleet:\n  settle: PT0S\n");
  }

  /** Sameness proves little where nothing is told. */
  @AfterAll
  void everyKindOfStandingWasTold() {
    for (String kind :
        List.of(
            "no storm, 0 of 3",
            "no storm, 2 of 3",
            "no storm, 1 of 4",
            ", one_user, [",
            ", shared_login, [",
            ", fleet, [provider",
            "], sign_in_again",
            "], wait")) {
      assertThat(told).as(kind).anyMatch(line -> line.contains(kind));
    }
    assertThat(told).as("not decided by the fleet").anyMatch(line -> line.matches("storm \\w+"));
  }

  List<Path> histories() {
    return histories;
  }

  @ParameterizedTest
  @MethodSource("histories")
  void atEveryTimeForEveryUser(Path history) {
    for (Instant at : times()) {
      assertSame(history, List.of(), at, "--at", at.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void atEveryTimeAcrossAChangeOfPolicy(Path history) {
    List<PolicyDocument> policies = List.of(PolicyDocument.load(policy, Settings.defaults()));
    for (Instant at : times()) {
      assertSame(history, policies, at, "--policy", policy.toString(), "--at", at.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void atTheEnd(Path history) {
    assertSame(history, List.of(), null);
    assertSame(
        history,
        List.of(PolicyDocument.load(policy, Settings.defaults())),
        null,
        "--policy",
        policy.toString());
  }

  private void assertSame(
      Path history, List<PolicyDocument> policies, @Nullable Instant at, String... options) {
    List<String> typed = new ArrayList<>(List.of("explain", history.toString()));
    typed.addAll(List.of(options));
    SortedMap<String, List<String>> explained =
        AsExplained.of(Typed.type(typed.toArray(String[]::new)));
    assertThat(explained).as("at %s", at).isEqualTo(AsReplayed.of(history, policies, at));
    explained.values().forEach(told::addAll);
  }

  private static List<Instant> times() {
    return IntStream.rangeClosed(1, TIMES)
        .mapToObj(i -> START.plus(LENGTH.multipliedBy(i).dividedBy(TIMES)))
        .toList();
  }

  /** One login on two hosts, each of which spends what the other holds. */
  private static Path shared() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int minute = 5; minute < 100; minute += 2) {
      lines.add(
          "{\"time\":\"%s\",\"user\":\"ann\",\"host\":\"%s\",\"line\":\"%s\"}"
              .formatted(
                  START.plus(Duration.ofMinutes(minute)),
                  minute % 4 == 1 ? "laptop" : "ci",
                  minute % 30 == 29 ? "tokens used: 12" : Planting.FAILED));
    }
    return Files.write(directory.resolve("shared.jsonl"), lines);
  }

  private static Path simulated(String name, String... options) {
    Path file = directory.resolve(name + ".jsonl");
    List<String> typed = new ArrayList<>(List.of("simulate", "--out", file.toString()));
    typed.addAll(List.of("--start", START.toString(), "--length", LENGTH.toString()));
    typed.addAll(List.of("--noise", "0", "--duplicates", "0.05", "--disorder", "PT5S"));
    typed.addAll(List.of(options));
    assertThat(Typed.type(typed.toArray(String[]::new)).exitCode()).isZero();
    return file;
  }
}
