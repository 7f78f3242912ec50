package io.barograph.core.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RungTest {
  @Test
  void thereAreFourRungsNumberedFromOne() {
    assertThat(Rung.values()).extracting(Rung::number).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aboveEachIsTheNextAndAboveTheLastIsNone() {
    assertThat(Rung.values())
        .extracting(Rung::next)
        .containsExactly(Rung.RESET_LOCAL_STATE, Rung.CHECK_API_KEY, Rung.HAND_OVER, null);
  }

  @Test
  void theActionIsTheNameInEvents() {
    assertThat(Rung.CHECK_API_KEY.action()).isEqualTo("check_api_key");
  }
}
