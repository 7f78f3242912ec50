package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.Sighting;
import io.barograph.docs.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How one login's state is kept in a store. */
class LoginStateFormatTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStateIsReadAsItWasPackedAtEveryStep(long seed) {
    Engine engine = Engines.byDefault().logins();
    LoginState state = new LoginState(GeneratedSignals.LOGIN);
    for (Sighting signal : new GeneratedSignals(seed).next(60)) {
      engine.accept(state, signal, signal.time(), finding -> {});
      byte[] packed = state.pack();
      assertThat(LoginState.unpack(GeneratedSignals.LOGIN, packed).pack()).isEqualTo(packed);
    }
  }

  @Test
  void aStateWithAnOpenStormKeepsIt() {
    Engine engine = Engines.byDefault().logins();
    LoginState state = stormy(engine);

    LoginState read = LoginState.unpack(GeneratedSignals.LOGIN, state.pack());

    assertThat(engine.storm(state)).isNotNull();
    assertThat(engine.storm(read)).isEqualTo(engine.storm(state));
    assertThat(engine.due(read)).isEqualTo(engine.due(state));
  }

  @Test
  void aFormatThatIsNotKnownIsRefusedByItsNumber() {
    byte[] packed = new LoginState(GeneratedSignals.LOGIN).pack();
    packed[0] = 2;

    assertThatThrownBy(() -> LoginState.unpack(GeneratedSignals.LOGIN, packed))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("login state has format 2, known is 4");
    assertThat(Repository.text("deploy/runbook.md"))
        .as("what somebody looks for who has it in the log")
        .containsPattern("`login state has format [0-9]+, known is 4`");
  }

  @Test
  void aStateThatIsCutShortIsRefused() {
    byte[] packed = stormy(Engines.byDefault().logins()).pack();
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> LoginState.unpack(GeneratedSignals.LOGIN, cut))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  private static LoginState stormy(Engine engine) {
    for (long seed = 0; ; seed++) {
      LoginState state = new LoginState(GeneratedSignals.LOGIN);
      for (Sighting signal : new GeneratedSignals(seed).next(60)) {
        engine.accept(state, signal, signal.time(), finding -> {});
        if (engine.storm(state) != null) {
          return state;
        }
      }
    }
  }
}
