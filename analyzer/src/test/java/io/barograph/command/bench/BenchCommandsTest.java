package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.command.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tiny runs of the benches: every figure is there, and nothing is left behind. */
class BenchCommandsTest {
  @TempDir Path directory;

  @Test
  @Timeout(120)
  void filesAreMeasuredBesideTheirReferences() throws IOException {
    JsonNode report =
        measured("file", "--lines", "1000,3000", "--users", "100,300", "--signals", "0,0.5");

    assertThat(titles(report))
        .containsExactly(
            "bare lines: 1,000",
            "bare lines: 3,000",
            "bare lines after start-up: from the second largest file to the largest",
            "JSON lines: 1,000",
            "JSON lines: 3,000",
            "JSON lines after start-up: from the second largest file to the largest",
            "bare lines, how they come: 1,000",
            "share of signals, JSON lines: 1,000",
            "users, half the JSON lines signals: 600",
            "disorder, JSON lines: 1,000");
    JsonNode sizes = report.at("/sheets/0/rows");
    assertThat(names(sizes)).containsExactly("replay", "grep", "regex loop", "bytes only");
    JsonNode replay = sizes.get(0);
    assertFigures(replay, "cpuSeconds", "wallSeconds", "cpuSecondsPerMillion", "linesPerSecond");
    assertThat(replay.at("/ratios/bytes only").asDouble())
        .isEqualTo(cpu(replay) / cpu(sizes.get(3)));
    assertThat(target(report, "findings the same in disorder").path("passed").asBoolean()).isTrue();
    assertThat(
            target(report, "bare lines a second, whole, of the largest file")
                .path("passed")
                .asBoolean())
        .as("nobody reads 6 million lines a second from a file of 3000")
        .isFalse();
  }

  @Test
  @Timeout(180)
  void topicsAreMeasuredBesideTheirReferences() throws IOException {
    JsonNode report = measured("kafka", "--records", "3000", "--warm-up", "0", "--partitions", "1");

    JsonNode rows = report.at("/sheets/0/rows");
    assertThat(names(rows))
        .contains(
            "plain consumer",
            "empty topology",
            "analyzer, exactly once",
            "analyzer, at least once");
    for (JsonNode row : rows) {
      if (!row.path("absent").asBoolean()) {
        assertFigures(row, "recordsPerSecond", "cpuMicrosPerRecord", "wallSeconds");
      }
    }
    assertThat(report.path("targets")).hasSize(2);
  }

  @Test
  @Timeout(180)
  void twoThreadsReadManyPartitionsOfWhichSomeAreEmpty() throws IOException {
    JsonNode report = measured("kafka", "--records", "3", "--warm-up", "0", "--partitions", "6");

    assertThat(names(report.at("/sheets/0/rows"))).contains("analyzer, exactly once, two threads");
    assertThat(report.path("targets")).hasSize(4);
  }

  @Test
  @Timeout(120)
  void stormsAreTimedFromTheirLastLine() throws IOException {
    JsonNode report =
        measured(
            "latency",
            "--rate",
            "500",
            "--for",
            "2s",
            "--warm-up",
            "1s",
            "--storms",
            "10",
            "--set",
            "time.allowed-lateness=2s");

    JsonNode row = report.at("/sheets/0/rows/0");
    assertFigures(
        row, "p50Millis", "p90Millis", "p99Millis", "maxMillis", "linesPerSecond", "lagAtEnd");
    assertThat(row.at("/figures/storms/median").asInt()).isEqualTo(10);
    assertThat(row.at("/figures/missingStorms/median").asInt()).isZero();
    assertThat(target(report, "storms, for a p99").path("passed").asBoolean()).isFalse();
  }

  @Test
  @Timeout(120)
  void whatUsersTakeIsMeasured() throws IOException {
    JsonNode report = measured("memory", "--users", "100,300", "--heap", "256m");

    assertThat(titles(report))
        .containsExactly("analyzer", "a user more, from the fewest to the most", "replay");
    JsonNode most = report.at("/sheets/0/rows/1");
    assertThat(most.path("name").asText()).isEqualTo("300 users");
    assertFigures(
        most, "heapMegabytes", "stateMegabytes", "changelogMegabytes", "cpuMicrosPerRecord");
    assertThat(report.at("/given/heap of the analyzer").asText()).isEqualTo("256m");
    assertThat(report.path("targets")).hasSize(3);
  }

  @Test
  void mistakesAreNamedBeforeAnythingIsMeasured() {
    assertThat(Typed.type("bench", "file", "--lines", "5").err())
        .contains("--lines must be 2 numbers");
    assertThat(Typed.type("bench", "file", "--noise", "1").err())
        .contains("--noise must be 0 to 0.999");
    assertThat(Typed.type("bench", "kafka", "--records", "0").err())
        .contains("--records must be 1 to");
    assertThat(Typed.type("bench", "latency", "--for", "1s").err())
        .contains("--for must be at least 2s");
    assertThat(Typed.type("bench", "memory", "--heap", "much").err())
        .contains("--heap must be a size");
    assertThat(Typed.type("bench", "kafka", "--rounds", "0").exitCode()).isEqualTo(2);
  }

  private JsonNode measured(String bench, String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of("bench", bench, "--rounds", "1"));
    args.addAll(List.of("--format", "json", "--dir", directory.toString()));
    args.addAll(List.of(options));
    Typed typed = Typed.type(args.toArray(String[]::new));
    assertThat(typed.exitCode()).as(typed.err()).isZero();
    assertThat(directory).as("what is left behind").isEmptyDirectory();
    assertThat(ProcessHandle.current().descendants()).as("who is left behind").isEmpty();
    return new ObjectMapper().readTree(typed.out());
  }

  private static void assertFigures(JsonNode row, String... figures) {
    for (String figure : figures) {
      for (String of : List.of("median", "min", "max")) {
        assertThat(row.path("figures").path(figure).path(of).isNumber())
            .as(figure + " " + row)
            .isTrue();
      }
    }
  }

  private static double cpu(JsonNode row) {
    return row.at("/figures/cpuSeconds/median").asDouble();
  }

  private static JsonNode target(JsonNode report, String name) {
    for (JsonNode target : report.path("targets")) {
      if (target.path("name").asText().equals(name)) {
        return target;
      }
    }
    throw new AssertionError("no target is called " + name);
  }

  private static List<String> titles(JsonNode report) {
    List<String> titles = new ArrayList<>();
    report.path("sheets").forEach(sheet -> titles.add(sheet.path("title").asText()));
    return titles;
  }

  private static List<String> names(JsonNode rows) {
    List<String> names = new ArrayList<>();
    rows.forEach(row -> names.add(row.path("name").asText()));
    return names;
  }
}
