package io.barograph.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.Section;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * When trouble is judged, and when it is closed: each once, whatever repeats it. The state is
 * packed after each signal, as a restart would find it.
 */
class EndingsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Login LOGIN = new Login(new UserId("dana"), "codex");
  private static final SessionId SESSION = new SessionId("s-1");
  private static final Signal REUSED = failed(Cause.REFRESH_REJECTED, Reason.REUSED);
  private static final Signal NO_REASON = failed(Cause.REFRESH_REJECTED, Reason.UNKNOWN);
  private static final Signal UNAUTHORIZED = new Signal.TurnFailed(Cause.API_UNAUTHORIZED, null);
  private static final Signal LIMITED = new Signal.TurnFailed(Cause.RATE_LIMITED, null);
  private static final Signal TRACED = new Signal.RefreshRejected(Reason.REVOKED);

  private final SequenceReassembler reassembler = new SequenceReassembler(SequencePolicy.DEFAULT);
  private final List<String> told = new ArrayList<>();
  private final Endings endings =
      new Endings() {
        @Override
        public void judged(Verdict verdict) {
          told.add("judged " + words(verdict));
        }

        @Override
        public void closed(RetrySequence sequence) {
          told.add("closed " + words(sequence.verdict()));
        }
      };
  private SessionState state = new SessionState(LOGIN, new HostId("laptop"), SESSION, START);
  private int count;

  @Test
  void aLastLineThatSaysAllIsJudgedAtOnceAndClosedAfterItsRepeats() {
    seen(REUSED);
    assertThat(told).containsExactly("judged refresh_rejected reused");

    seen(TRACED, REUSED);
    silence();
    assertThat(told)
        .containsExactly("judged refresh_rejected reused", "closed refresh_rejected reused");
  }

  @Test
  void aReasonThatWasToldBeforeTheLastLineCounts() {
    seen(TRACED, NO_REASON);
    assertThat(told).containsExactly("judged refresh_rejected revoked");
  }

  @Test
  void withoutAReasonItIsJudgedWhenOneIsTold() {
    seen(NO_REASON);
    assertThat(told).isEmpty();

    seen(TRACED);
    assertThat(told).containsExactly("judged refresh_rejected revoked");
  }

  @Test
  void withoutAnyReasonItIsJudgedAsItCloses() {
    seen(NO_REASON, NO_REASON);
    silence();
    assertThat(told)
        .containsExactly("closed refresh_rejected unknown", "judged refresh_rejected unknown");
  }

  @Test
  void anUnauthorizedAnswerIsARejectedRefreshOnceARecordShowsOne() {
    seen(UNAUTHORIZED);
    assertThat(told).isEmpty();

    seen(TRACED);
    assertThat(told).containsExactly("judged refresh_rejected revoked");
  }

  @Test
  void anotherCauseIsJudgedAsItCloses() {
    seen(LIMITED);
    assertThat(told).isEmpty();

    silence();
    assertThat(told).containsExactly("closed rate_limited -", "judged rate_limited -");
  }

  @Test
  void whatMayBeAnEchoIsNotJudgedUntilTheNextRunProvesIt() {
    seen(new Signal.SectionOpened(Section.PROMPT), REUSED);
    assertThat(told).isEmpty();

    seen(new Signal.RunStarted("0.66.0"));
    assertThat(told)
        .containsExactly("closed refresh_rejected reused", "judged refresh_rejected reused");
  }

  @Test
  void anEchoIsNeverJudged() {
    seen(new Signal.SectionOpened(Section.PROMPT), REUSED, new Signal.SectionOpened(Section.OWN));
    silence();
    assertThat(told).isEmpty();
  }

  @Test
  void aReportIsJudgedWhenItsLastLineCame() {
    seen(Origin.TELEMETRY, REUSED);
    assertThat(told).isEmpty();

    seen(REUSED);
    assertThat(told).containsExactly("judged refresh_rejected reused");
  }

  @Test
  void theNextTurnIsJudgedAnew() {
    seen(REUSED, new Signal.TurnStarted(), REUSED);
    silence();
    assertThat(told)
        .containsExactly(
            "judged refresh_rejected reused",
            "closed refresh_rejected reused",
            "judged refresh_rejected reused",
            "closed refresh_rejected reused");
  }

  private static Signal failed(Cause cause, Reason reason) {
    return new Signal.TurnFailed(cause, reason);
  }

  private static String words(Verdict verdict) {
    Reason reason = verdict.reason();
    return verdict.cause().label() + " " + (reason == null ? "-" : reason.label());
  }

  private void seen(Signal... signals) {
    for (Signal signal : signals) {
      seen(Origin.STDERR, signal);
    }
  }

  private void seen(Origin origin, Signal signal) {
    Instant at = START.plusMillis(count++);
    reassembler.accept(
        state,
        new Sighting(LOGIN, state.host(), SESSION, null, Site.UNKNOWN, origin, at, count, signal),
        0,
        endings);
    state = Packed.unpack(Packed.pack(state::writeTo), in -> SessionState.readFrom(LOGIN, in));
  }

  /** Nothing more comes. */
  private void silence() {
    if (state.hasTrouble()) {
      reassembler.silence(state, endings);
    }
  }
}
