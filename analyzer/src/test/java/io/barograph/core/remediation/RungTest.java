package io.barograph.core.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RungTest {
  @Test
  void fourAreOnTheLadderNumberedFromOne() {
    assertThat(Arrays.stream(Rung.values()).filter(rung -> rung.number() > 0))
        .containsExactly(
            Rung.SIGN_IN_AGAIN, Rung.RESET_LOCAL_STATE, Rung.CHECK_API_KEY, Rung.HAND_OVER)
        .extracting(Rung::number)
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void theOthersStandBesideIt() {
    assertThat(Arrays.stream(Rung.values()).filter(rung -> rung.number() == 0))
        .containsExactlyInAnyOrder(
            Rung.ONE_LOGIN_PER_HOST, Rung.RESTART_PROCESS, Rung.WAIT, Rung.LEAVE_REGION);
  }

  @Test
  void theActionIsTheNameInEvents() {
    assertThat(Rung.CHECK_API_KEY.action()).isEqualTo("check_api_key");
  }
}
