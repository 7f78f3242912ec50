package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are told as Java tells them. */
class TimeTextTest {
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05T08:00:00Z",
        "2026-01-05T08:00:00.360Z",
        "2026-01-05T08:00:00.000001Z",
        "2026-01-05T08:00:00.100000001Z",
        "2024-02-29T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.500Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z",
        "-0001-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z"
      })
  void aTimeIsToldAsItWasGiven(String time) {
    assertThat(TimeText.of(Instant.parse(time))).isEqualTo(time);
  }

  @Test
  void anyTimeIsToldAsJavaTellsIt() {
    Random random = new Random(7);
    int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 20_000; i++) {
      long second = FIRST - 100_000 + (long) (random.nextDouble() * (LAST - FIRST + 200_000));
      int unit = units[random.nextInt(units.length)];
      int nanos = random.nextInt(1_000_000_000);
      Instant time = Instant.ofEpochSecond(second, nanos - nanos % unit);

      assertThat(TimeText.of(time)).isEqualTo(time.toString());
    }
    assertThat(TimeText.of(Instant.MAX)).isEqualTo(Instant.MAX.toString());
    assertThat(TimeText.of(Instant.MIN)).isEqualTo(Instant.MIN.toString());
  }
}
