package io.barograph.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> heard = new ArrayList<>();

  @Test
  void everySubjectHasItsTurnInEveryRound() throws IOException, InterruptedException {
    Subject first = counting("first");
    Subject second = counting("second");

    Rounds rounds =
        Rounds.play(
            3, List.of(first, second), (round, next) -> heard.add(round + " " + next.name()));

    assertThat(heard)
        .containsExactly("1 first", "1 second", "2 first", "2 second", "3 first", "3 second");
    assertThat(rounds.of(first))
        .extracting(sample -> sample.need(Figure.CPU))
        .containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void subjectsOfOneNameAreKeptApart() throws IOException, InterruptedException {
    Subject here = new Subject("replay", () -> Sample.EMPTY.with(Figure.CPU, 1));
    Subject there = new Subject("replay", () -> Sample.EMPTY.with(Figure.CPU, 2));

    Rounds rounds = Rounds.play(1, List.of(here, there), (round, next) -> {});

    assertThat(rounds.of(here)).extracting(sample -> sample.need(Figure.CPU)).containsExactly(1.0);
    assertThat(rounds.of(there)).extracting(sample -> sample.need(Figure.CPU)).containsExactly(2.0);
  }

  @Test
  void whoIsAbsentHasNoSamples() throws IOException, InterruptedException {
    Subject absent = new Subject("grep", () -> null);

    Rounds rounds = Rounds.play(2, List.of(absent), (round, next) -> {});

    assertThat(rounds.of(absent)).isEmpty();
  }

  private static Subject counting(String name) {
    List<Integer> turns = new ArrayList<>();
    return new Subject(
        name,
        () -> {
          turns.add(1);
          return Sample.EMPTY.with(Figure.CPU, turns.size());
        });
  }
}
