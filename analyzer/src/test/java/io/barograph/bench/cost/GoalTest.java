package io.barograph.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
  @Test
  void whatReachesItsBoundPasses() {
    assertThat(Goal.atLeast("rate", 0.7, 0.7).passed()).isTrue();
    assertThat(Goal.atMost("p99 in ms", 1000, 1000.0))
        .hasToString("passed  p99 in ms at most 1,000: 1,000");
  }

  @Test
  void whatMissesItsBoundSaysSo() {
    assertThat(Goal.atLeast("rate", 0.7, 0.69).passed()).isFalse();
    assertThat(Goal.atLeast("rate", 0.7, 0.69)).hasToString("MISSED  rate at least 0.700: 0.690");
    assertThat(Goal.atMost("p99 in ms", 1000, 1001.0).passed()).isFalse();
  }

  @Test
  void whatWasNotMeasuredPassesNothing() {
    assertThat(Goal.atLeast("rate", 0.7, null).passed()).isFalse();
    assertThat(Goal.atLeast("rate", 0.7, null))
        .hasToString("UNKNOWN rate at least 0.700: not measured");
    assertThat(Goal.atMost("peak", 200, Double.NaN).passed()).isFalse();
  }
}
