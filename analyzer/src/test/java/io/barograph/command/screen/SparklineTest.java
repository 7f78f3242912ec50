package io.barograph.command.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SparklineTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:20Z");

  private final Sparkline sparkline = new Sparkline("Sequences");

  @Test
  void eachBarIsAMinuteWhereThereIsRoom() {
    add(0, 8);
    add(1, 1);
    add(3, 4);

    assertThat(sparkline.lines(80, Letters.UNICODE))
        .containsExactly(
            "Sequences, a bar for each minute, at most 8 at 2026-03-01T10:00Z",
            "█▁ ▄",
            "2026-03-01T10:00Z  2026-03-01T10:04Z");
    assertThat(sparkline.lines(80, Letters.ASCII).get(1)).isEqualTo("@. =");
  }

  @Test
  void aLongerTimeGetsWiderBars() {
    for (int minute = 0; minute < 100; minute++) {
      add(minute, 1);
    }

    assertThat(sparkline.lines(60, Letters.UNICODE))
        .containsExactly(
            "Sequences, a bar for 2 minutes, at most 2 at 2026-03-01T10:…",
            "█".repeat(50),
            "2026-03-01T10:00Z                2026-03-01T11:40Z");
    assertThat(sparkline.lines(20, Letters.UNICODE).get(1)).isEqualTo("█".repeat(10));
  }

  @Test
  void whatIsNotNothingIsSeen() {
    add(0, 100_000);
    add(1, 1);

    assertThat(sparkline.lines(80, Letters.UNICODE).get(1)).isEqualTo("█▁");
  }

  @Test
  void withinOneMinuteThereIsNothingToDraw() {
    assertThat(sparkline.lines(80, Letters.UNICODE)).isEmpty();
    add(0, 5);
    assertThat(sparkline.lines(80, Letters.UNICODE)).isEmpty();
  }

  @Test
  void centuriesTakeNoMoreRoomAndLoseNothing() {
    for (int n = 0; n < 200_000; n++) {
      sparkline.add(START.plus(Duration.ofDays(n)));
    }
    sparkline.add(START.minus(Duration.ofDays(20_000)));

    assertThat(sparkline.lines(80, Letters.UNICODE)).allMatch(line -> Letters.width(line) <= 80);
    assertThat(sparkline.lines(3, Letters.UNICODE)).hasSize(3);
  }

  private void add(int minute, int count) {
    for (int n = 0; n < count; n++) {
      sparkline.add(START.plus(Duration.ofMinutes(minute)));
    }
  }
}
