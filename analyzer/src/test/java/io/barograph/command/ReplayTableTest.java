package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay --format table} ends with. */
class ReplayTableTest {
  private static final String CAPTURES = "src/test/resources/captures/0.163.0/";

  @TempDir static Path directory;
  private static Path fleet;

  @BeforeAll
  static void simulate() {
    fleet = directory.resolve("fleet.jsonl");
    Typed simulate =
        Typed.type(
            "simulate",
            "--users=10",
            "--length=PT30M",
            "--out=" + fleet,
            "--truth=" + directory.resolve("truth.jsonl"));
    assertThat(simulate.exitCode()).isZero();
  }

  @Test
  void itEndsWithTheStormsAndASparkline() {
    Typed replay = Typed.type("replay", "--format=table", "--type=storm.opened", fleet.toString());

    List<String> lines = replay.lines();
    List<String> end = lines.subList(lines.indexOf(""), lines.size());
    assertThat(end)
        .startsWith(
            "",
            "storm of  cli    opened                ended                 how        failed"
                + "  reason   scope     advice",
            "henry     codex  2026-01-05T08:05:25Z  2026-01-05T08:09:21Z  recovered       6"
                + "  expired  one_user  sign_in_again worked",
            "henry     codex  2026-01-05T08:12:25Z  open                                  4"
                + "  unknown  fleet     wait");
    assertThat(end.subList(end.size() - 5, end.size()))
        .containsExactly(
            "",
            "Retry sequences, a bar for each minute, at most 5 at 2026-01-05T08:12Z",
            "▄▄▂▂ ▂ ▄█ ▂▂▄▇▄ ▂▂ ▄▅▂▄  ▂",
            "2026-01-05T08:04Z  2026-01-05T08:30Z",
            "");
    assertThat(replay.err()).matches("[\\d,]+ lines, \\d+ signals, 5 storm.opened\n");
  }

  @Test
  void itTellsEveryStormWhateverTypesAreAskedFor() {
    Typed some = Typed.type("replay", "--format=table", "--type=incident.opened", fleet.toString());
    Typed all = Typed.type("replay", "--format=table", fleet.toString());

    assertThat(storms(some)).hasSize(5).isEqualTo(storms(all));
    assertThat(storms(all))
        .hasSameSizeAs(all.lines().stream().filter(row -> row.contains("storm.opened")).toList());
  }

  @Test
  void withoutAStormThereIsNoTableAndWithinAMinuteNoSparkline() {
    Typed replay = Typed.type("replay", "--format=table", CAPTURES + "refresh401.log");

    assertThat(replay.lines()).hasSize(1).allMatch(row -> row.contains("retry-sequence.closed"));
  }

  @Test
  void machineOutputHasNone() {
    Typed replay = Typed.type("replay", "--format=json", fleet.toString());

    assertThat(replay.lines()).isNotEmpty().allMatch(line -> line.startsWith("{"));
  }

  private static List<String> storms(Typed replay) {
    List<String> lines = replay.lines();
    List<String> end = lines.subList(lines.indexOf("") + 2, lines.size());
    return end.subList(0, end.indexOf(""));
  }
}
