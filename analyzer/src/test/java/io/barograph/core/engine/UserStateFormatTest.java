package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.Sighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How one user's state is kept in a store. */
class UserStateFormatTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStateIsReadAsItWasPackedAtEveryStep(long seed) {
    Engine engine = new Engine(Policies.DEFAULT);
    UserState state = new UserState(GeneratedSignals.USER);
    for (Sighting signal : new GeneratedSignals(seed).next(60)) {
      engine.accept(state, signal, signal.time(), finding -> {});
      byte[] packed = state.pack();
      assertThat(UserState.unpack(packed).pack()).isEqualTo(packed);
    }
  }

  @Test
  void aStateWithAnOpenStormKeepsIt() {
    Engine engine = new Engine(Policies.DEFAULT);
    UserState state = stormy(engine);

    UserState read = UserState.unpack(state.pack());

    assertThat(engine.storm(state)).isNotNull();
    assertThat(engine.storm(read)).isEqualTo(engine.storm(state));
    assertThat(engine.due(read)).isEqualTo(engine.due(state));
    assertThat(read.ladder.height()).isEqualTo(1);
  }

  @Test
  void aFormatThatIsNotKnownIsRefusedByItsNumber() {
    byte[] packed = new UserState(GeneratedSignals.USER).pack();
    packed[0] = 2;

    assertThatThrownBy(() -> UserState.unpack(packed))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("user state has format 2, known is 1");
  }

  @Test
  void aStateThatIsCutShortIsRefused() {
    byte[] packed = stormy(new Engine(Policies.DEFAULT)).pack();
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> UserState.unpack(cut)).isInstanceOf(UncheckedIOException.class);
    }
  }

  private static UserState stormy(Engine engine) {
    for (long seed = 0; ; seed++) {
      UserState state = new UserState(GeneratedSignals.USER);
      for (Sighting signal : new GeneratedSignals(seed).next(60)) {
        engine.accept(state, signal, signal.time(), finding -> {});
        if (engine.storm(state) != null) {
          return state;
        }
      }
    }
  }
}
