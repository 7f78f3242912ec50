package io.barograph.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Goal;
import io.barograph.bench.cost.Sample;
import io.barograph.bench.cost.Sheet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final BenchReport REPORT =
      new BenchReport(
          "file",
          3,
          Map.of("noise", "0.95"),
          List.of(
              new Sheet(
                  "bare lines",
                  List.of(Figure.CPU, Figure.PEAK),
                  List.of(
                      Sheet.Row.of("replay", List.of(cpu(2), cpu(4), cpu(3))),
                      Sheet.Row.of("bytes only", List.of(cpu(1))),
                      Sheet.Row.of("grep", List.of())),
                  Figure.CPU,
                  List.of("grep", "bytes only"))),
          List.of(Goal.atMost("CPU s", 2, 3.0), Goal.atMost("peak MB", 200, 100.0)));

  @Test
  void theTableShowsMediansSpreadsRatiosAndWhoIsAbsent() {
    List<String> lines = REPORT.lines(Integer.MAX_VALUE);

    assertThat(row(lines, "replay")).containsSubsequence("3.00 (2.00..4.00)", "-", "3.00");
    assertThat(row(lines, "bytes only")).doesNotContain("..");
    assertThat(row(lines, "grep")).contains("absent");
    assertThat(lines).contains("MISSED  CPU s at most 2.000: 3.000");
    assertThat(lines).contains("passed  peak MB at most 200: 100");
    assertThat(row(lines, "machine:")).contains("cores ").contains("java ").contains("system ");
  }

  @Test
  void theJsonHasTheSame() {
    JsonNode json = REPORT.json();

    JsonNode replay = json.at("/sheets/0/rows/0");
    assertThat(replay.at("/figures/cpuSeconds/median").asDouble()).isEqualTo(3);
    assertThat(replay.at("/figures/cpuSeconds/min").asDouble()).isEqualTo(2);
    assertThat(replay.at("/figures/cpuSeconds/max").asDouble()).isEqualTo(4);
    assertThat(replay.path("figures").has("peakMegabytes")).isFalse();
    assertThat(replay.at("/ratios/bytes only").asDouble()).isEqualTo(3);
    assertThat(replay.path("ratios").has("grep")).isFalse();
    assertThat(json.at("/sheets/0/rows/2/absent").asBoolean()).isTrue();
    assertThat(json.at("/targets/0/passed").asBoolean()).isFalse();
    assertThat(json.at("/targets/1/passed").asBoolean()).isTrue();
    assertThat(json.at("/machine/cores").asInt()).isPositive();
  }

  private static Sample cpu(double seconds) {
    return Sample.EMPTY.with(Figure.CPU, seconds);
  }

  private static String row(List<String> lines, String name) {
    return lines.stream().filter(line -> line.startsWith(name)).findFirst().orElse("");
  }
}
