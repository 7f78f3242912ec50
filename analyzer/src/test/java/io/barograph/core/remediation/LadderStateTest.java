package io.barograph.core.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.remediation.LadderState.Live;
import io.barograph.core.signal.Packed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a login's place on the ladder is kept. */
class LadderStateTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.000001Z");

  @Test
  void aLadderOnWhichNothingWasAdvisedIsReadAsItWasPacked() {
    LadderState state = new LadderState();

    assertThat(read(state)).usingRecursiveComparison().isEqualTo(state);
    assertThat(read(state).height()).isZero();
    assertThat(read(state).holds()).isNull();
  }

  @Test
  void aLadderInTheMidstOfAllIsReadAsItWasPacked() {
    LadderState state = new LadderState();
    state.given.addAll(List.of(Rung.SIGN_IN_AGAIN, Rung.RESET_LOCAL_STATE, Rung.WAIT));
    state.live = new Live(Rung.WAIT, AT, "in_a");
    state.signedInAt = AT.plusSeconds(1);
    state.noHelp = "A sign-in was seen.";
    state.due = AT.plusSeconds(2);
    state.incidentBefore = "in_b";
    state.releasedAt = AT.plusSeconds(3);
    state.advisedAt.addAll(List.of(AT.minusSeconds(2), AT.minusSeconds(1)));
    state.handedOverAt = AT.minusSeconds(1);

    assertThat(read(state)).usingRecursiveComparison().isEqualTo(state);
    assertThat(read(state).height()).isEqualTo(2);
    assertThat(read(state).waitsFor()).isEqualTo("in_a");
  }

  @Test
  void theEndOfAStormKeepsOnlyHowMuchWasAdvised() {
    LadderState state = new LadderState();
    state.given.add(Rung.SIGN_IN_AGAIN);
    state.live = new Live(Rung.SIGN_IN_AGAIN, AT, null);
    state.due = AT;
    state.advised(AT);
    state.over();

    LadderState fresh = new LadderState();
    fresh.advised(AT);
    assertThat(state).usingRecursiveComparison().isEqualTo(fresh);
  }

  @Test
  void adviceOfMoreThanADayAgoIsForgotten() {
    LadderState state = new LadderState();
    for (int hour = 0; hour < 100; hour++) {
      state.advised(AT.plusSeconds(3600L * hour));
    }

    assertThat(state.advisedAt).hasSize(25);
  }

  private static LadderState read(LadderState state) {
    return Packed.unpack(Packed.pack(state::writeTo), LadderState::readFrom);
  }
}
