package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackOffTest {
  /** Takes nothing off. */
  private static final RandomGenerator NO_CHANCE = () -> 0;

  @Test
  void eachFailureDoublesTheWaitUpToTheBound() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10), NO_CHANCE);

    assertThat(backOff.after(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backOff.after(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backOff.after(4)).isEqualTo(Duration.ofSeconds(8));
    assertThat(backOff.after(5)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void chanceTakesUpToHalfOfTheWait() {
    BackOff backOff = new BackOff(Duration.ofSeconds(4), Duration.ofHours(1), new Random(7));

    for (int i = 0; i < 1000; i++) {
      assertThat(backOff.after(1)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }
    assertThat(backOff.after(1)).isNotEqualTo(backOff.after(1));
  }

  @Test
  void aWaitTooShortToHalveIsNone() {
    BackOff backOff = new BackOff(Duration.ofNanos(1), Duration.ofNanos(1), new Random(7));

    assertThat(backOff.after(3)).isEqualTo(Duration.ofNanos(1));
  }
}
