package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of one login stays bounded, whatever the clock does. */
class EngineBoundsTest {
  private static final Login LOGIN = new Login(new UserId("alice"), "codex");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest(name = "a failure every {0}")
  @ValueSource(strings = {"PT1S", "PT10M"})
  void aClockThatStandsStillHoldsNoMoreThanItsBound(Duration step) {
    Engine engine = Engines.byDefault().logins();
    LoginState state = new LoginState(LOGIN);
    List<Finding> found = new ArrayList<>();
    int failures = Engine.MOST_HELD + 500;
    for (int i = 0; i < failures; i++) {
      Instant at = START.plus(step.multipliedBy(i));
      engine.accept(state, failure(at, i), START, found::add);
      assertThat(state.held.size()).isLessThanOrEqualTo(Engine.MOST_HELD);
    }
    assertThat(found).noneMatch(Finding.SignalDelayed.class::isInstance);
  }

  @ParameterizedTest(name = "a failure every {0}")
  @ValueSource(strings = {"PT5S", "PT10M"})
  void nothingIsRememberedOfALoginThatFellSilent(Duration step) {
    Engine engine = Engines.byDefault().logins();
    LoginState state = new LoginState(LOGIN);
    for (int i = 0; i < 100; i++) {
      Instant at = START.plus(step.multipliedBy(i));
      engine.accept(state, failure(at, i), at, finding -> {});
    }
    engine.advance(state, START.plus(Duration.ofDays(2)), finding -> {});

    assertThat(state.isEmpty()).isTrue();
    assertThat(engine.due(state)).isNull();
  }

  private static Sighting failure(Instant at, int number) {
    return new Sighting(
        LOGIN,
        new HostId("laptop"),
        new SessionId("session-" + number % 7),
        null,
        Site.UNKNOWN,
        Origin.STDERR,
        at,
        number,
        new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.REUSED));
  }
}
