package io.barograph.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void aRatioIsThatOfTheMediansAndNotTheMedianOfRatios() throws IOException, InterruptedException {
    Sheet sheet = sheet(3, taking("replay", 2, 9, 4), taking("grep", 1, 3, 8));

    assertThat(sheet.ratio("replay", "grep")).isEqualTo(4.0 / 3.0);
    assertThat(sheet.ratios(Objects.requireNonNull(sheet.row("replay"))))
        .isEqualTo(Map.of("grep", 4.0 / 3.0));
  }

  @Test
  void anAbsentReferenceGivesNoRatio() throws IOException, InterruptedException {
    Sheet sheet = sheet(1, taking("replay", 2), new Subject("grep", () -> null));

    assertThat(sheet.ratio("replay", "grep")).isNull();
    assertThat(sheet.ratios(sheet.rows().get(0))).isEmpty();
    assertThat(sheet.rows().get(1).isAbsent()).isTrue();
  }

  @Test
  void nothingIsComparedWithZero() throws IOException, InterruptedException {
    Sheet sheet = sheet(1, taking("replay", 2), taking("grep", 0));

    assertThat(sheet.ratio("replay", "grep")).isNull();
    assertThat(sheet.ratio("nobody", "replay")).isNull();
  }

  private static Sheet sheet(int rounds, Subject... subjects)
      throws IOException, InterruptedException {
    Plan plan =
        new Plan("a sheet", List.of(Figure.CPU), List.of(subjects), Figure.CPU, List.of("grep"));
    return plan.fill(Rounds.play(rounds, plan.subjects(), (round, next) -> {}));
  }

  private static Subject taking(String name, double... seconds) {
    Deque<Double> left = new ArrayDeque<>();
    for (double each : seconds) {
      left.add(each);
    }
    return new Subject(name, () -> Sample.EMPTY.with(Figure.CPU, left.remove()));
  }
}
