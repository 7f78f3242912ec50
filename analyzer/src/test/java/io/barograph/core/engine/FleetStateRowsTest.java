package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.advised;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REUSED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.remediation.Rung.ONE_LOGIN_PER_HOST;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the state of the fleet is kept in rows, and what is forgotten. */
class FleetStateRowsTest {
  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rowsThatAreReadAreTheRowsThatWereWritten(long seed) {
    BothStages stages = new BothStages(Engines.byDefault(), finding -> {});
    for (Sighting signal : GeneratedSignals.ofUsers(seed, 4, 30)) {
      stages.advance(signal.time());
      stages.accept(signal, signal.time());
      stages.advance(signal.time());
      stages
          .rows()
          .forEach(
              (key, row) -> {
                if (key.startsWith("login/")) {
                  Login login = Login.ofKey(key.substring("login/".length()));
                  assertThat(FleetRow.unpack(login, row).pack()).as(key).isEqualTo(row);
                }
              });
    }
  }

  @Test
  void whatDidNotChangeIsNotWrittenAgain() {
    BothStages stages = new BothStages(Engines.byDefault(), finding -> {});
    for (Sighting signal : GeneratedSignals.ofUsers(1, 4, 30)) {
      stages.accept(signal, signal.time());
      stages.advance(signal.time());
      int written = stages.written();
      stages.advance(signal.time());
      assertThat(stages.written()).isEqualTo(written);
    }
  }

  @Test
  void aDecidedReportIsKeptNoLonger() {
    BothStages stages = new BothStages(Engines.byDefault(), finding -> {});
    List<Sighting> signals = GeneratedSignals.ofUsers(1, 4, 30);
    signals.forEach(signal -> stages.accept(signal, signal.time()));
    stages.finishLogins();
    stages.advance(signals.get(signals.size() - 1).time().plus(Duration.ofDays(1)));

    assertThat(stages.rows().keySet()).noneMatch(key -> key.startsWith("report/"));
    assertThat(stages.fleet().reports.next()).isNull();
  }

  @Test
  void aLoginOfWhichNothingWasHeardForAMonthIsForgotten() {
    BothStages stages = new BothStages(Engines.byDefault(), finding -> {});
    List<Sighting> signals = GeneratedSignals.ofUsers(1, 4, 30);
    signals.forEach(signal -> stages.accept(signal, signal.time()));
    stages.finishLogins();
    Instant last = signals.get(signals.size() - 1).time();
    stages.advance(last.plus(Duration.ofDays(29)));
    assertThat(stages.rows().keySet()).anyMatch(key -> key.startsWith("login/"));
    stages.advance(last.plus(Duration.ofDays(70)));

    assertThat(stages.rows().keySet()).containsExactly("decided");
  }

  @Test
  void aRowThatIsCutShortOrOfAnotherFormIsRefused() {
    FleetRow row = new FleetRow(GeneratedSignals.LOGIN);
    byte[] packed = row.pack();
    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> FleetRow.unpack(GeneratedSignals.LOGIN, cut))
          .isInstanceOf(UncheckedIOException.class);
    }
    packed[0] = 9;
    assertThatThrownBy(() -> FleetRow.unpack(GeneratedSignals.LOGIN, packed))
        .hasRootCauseMessage("a login of the fleet has format 9, known is 2");
  }

  @Test
  void aRestartWhileAStormSettlesLosesNoAdvice() {
    Timeline timeline = Timeline.ofAdvice();
    for (String minute : List.of("00:00", "02:00", "04:00")) {
      timeline.at(minute).line("alice", REVOKED).restart();
    }
    timeline.at("06:00").restart();
    timeline.at("07:04").expect(advised("alice", SIGN_IN_AGAIN));
    timeline.restart().at("02:00:00").expectNothing();
  }

  @Test
  void usersOfOneAccountAreKnownAfterARestartToo() {
    Timeline timeline = Timeline.ofAdvice();
    timeline.account("alice", "acct-9").account("bob", "acct-9").account("carol", "acct-8");
    for (String minute : List.of("00:00", "02:00", "04:00")) {
      timeline.at(minute).line("alice", REUSED).line("carol", REUSED);
      timeline.line("bob", COMPLETED);
      timeline.restart();
    }
    timeline
        .at("08:00")
        .expect(advised("alice", ONE_LOGIN_PER_HOST), advised("carol", SIGN_IN_AGAIN));
  }
}
