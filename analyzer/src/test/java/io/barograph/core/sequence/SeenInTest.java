package io.barograph.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the trouble of a turn was seen, and on which account. A restart forgets neither. */
class SeenInTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Login LOGIN = new Login(new UserId("dana"), "codex");
  private static final HostId HOST = new HostId("laptop");
  private static final SessionId SESSION = new SessionId("s-1");
  private static final AccountId ACCOUNT = new AccountId("acct-1");
  private static final Signal REJECTED = new Signal.RefreshRejected(Reason.REUSED);
  private static final Signal FAILED = new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.REUSED);

  private final SequenceReassembler reassembler = new SequenceReassembler(SequencePolicy.DEFAULT);
  private final List<RetrySequence> closed = new ArrayList<>();
  private final Endings endings =
      new Endings() {
        @Override
        public void judged(Verdict verdict) {}

        @Override
        public void closed(RetrySequence sequence) {
          closed.add(sequence);
        }
      };
  private SessionState state = new SessionState(LOGIN, HOST, SESSION, START);
  private int seconds;

  @Test
  void whatOnlyStoodOnLinesWasSeenThere() {
    seen(Origin.STDERR, null, REJECTED);
    seen(Origin.STDERR, null, FAILED);

    assertThat(closed().seenIn()).containsExactly(Origin.STDERR);
    assertThat(closed().account()).isNull();
  }

  @Test
  void oneFailureSeenInBothIsOneSequenceThatSaysSo() {
    seen(Origin.STDERR, null, REJECTED);
    seen(Origin.TELEMETRY, ACCOUNT, REJECTED);
    seen(Origin.STDERR, null, FAILED);

    assertThat(closed().seenIn()).containsExactly(Origin.STDERR, Origin.TELEMETRY);
    assertThat(closed().account()).isEqualTo(ACCOUNT);
  }

  @Test
  void whatOnlyRepeatsTheLastLineConfirmsIt() {
    seen(Origin.STDERR, null, FAILED);
    seen(Origin.TELEMETRY, null, FAILED);

    assertThat(closed().seenIn()).containsExactly(Origin.STDERR, Origin.TELEMETRY);
  }

  @Test
  void theTurnThatProvesARecoveryCountsAsSeen() {
    seen(Origin.STDERR, null, REJECTED);
    seen(Origin.TELEMETRY, null, new Signal.TurnCompleted());

    assertThat(closed().seenIn()).containsExactly(Origin.STDERR, Origin.TELEMETRY);
  }

  @Test
  void theFrameOfARunIsNoConfirmation() {
    seen(Origin.TELEMETRY, ACCOUNT, new Signal.RunStarted("0.163.0"));
    seen(Origin.STDERR, null, FAILED);

    assertThat(closed().seenIn()).containsExactly(Origin.STDERR);
    assertThat(closed().account()).isEqualTo(ACCOUNT);
  }

  @Test
  void theAccountIsTheLastThatWasTold() {
    AccountId later = new AccountId("acct-0");
    seen(Origin.TELEMETRY, ACCOUNT, REJECTED);
    seen(Origin.TELEMETRY, later, REJECTED);
    seen(Origin.STDERR, null, FAILED);

    assertThat(closed().account()).isEqualTo(later);
  }

  @Test
  void theNextTurnBeginsAnewButKeepsTheAccount() {
    seen(Origin.TELEMETRY, ACCOUNT, REJECTED);
    seen(Origin.TELEMETRY, null, new Signal.TurnCompleted());
    closed.clear();
    seen(Origin.STDERR, null, FAILED);

    assertThat(closed().seenIn()).containsExactly(Origin.STDERR);
    assertThat(closed().account()).isEqualTo(ACCOUNT);
  }

  private void seen(Origin origin, @Nullable AccountId account, Signal signal) {
    Instant at = START.plusSeconds(seconds++);
    reassembler.accept(
        state,
        new Sighting(LOGIN, HOST, SESSION, account, Site.UNKNOWN, origin, at, seconds, signal),
        0,
        endings);
    byte[] packed = Packed.pack(state::writeTo);
    state = Packed.unpack(packed, in -> SessionState.readFrom(LOGIN, in));
    assertThat(Packed.pack(state::writeTo)).isEqualTo(packed);
  }

  /** The only sequence, closed by now or by silence. */
  private RetrySequence closed() {
    reassembler.silence(state, endings);
    assertThat(closed).hasSize(1);
    return closed.get(0);
  }
}
