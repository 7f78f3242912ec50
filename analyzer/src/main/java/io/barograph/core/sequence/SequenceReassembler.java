package io.barograph.core.sequence;

import io.barograph.core.sequence.RetrySequence.ClosedBy;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.NoticeForm;
import io.barograph.core.signal.Signal.Section;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Puts the trouble of one turn together again. Signals come in event-time order, each once. What
 * telemetry says of a turn's frame and end is weighed by {@link Reports}.
 *
 * <pre>
 *            notice, rejection                     last line
 *   quiet ───────────────────────▶ in trouble ───────────────────▶ lingering
 *     ▲                              │      │                          │
 *     │   completed: RECOVERED       │      │ silence: ABANDONED,      │ its repeats are absorbed,
 *     ├──────────────────────────────┘      │ or FAILED after m of m   │ then FAILED; an answer
 *     ├─────────────────────────────────────┤ new turn: SUPERSEDED     │ after an echo: nothing
 *     └─────────────────────────────────────┴──────────────────────────┘
 * </pre>
 *
 * <p>A failure is judged as soon as nothing can change its verdict, mostly at the last line; what
 * lingers then is only counted.
 */
public final class SequenceReassembler {
  private final SequencePolicy policy;

  public SequenceReassembler(SequencePolicy policy) {
    this.policy = policy;
  }

  /**
   * Takes one signal.
   *
   * @param repeats how often the same signal was shipped again
   * @param endings takes the sequences that end with it, at most two
   */
  public void accept(SessionState state, Sighting sighting, int repeats, Endings endings) {
    take(state, sighting, repeats, endings);
    state.settle(endings);
  }

  private void take(SessionState state, Sighting sighting, int repeats, Endings endings) {
    state.saw(sighting);
    Instant at = sighting.time();
    Signal signal = sighting.signal();
    if (sighting.origin() == Origin.TELEMETRY && Reports.take(state, sighting, repeats, endings)) {
      return;
    }
    if (signal instanceof Signal.RetryAnnounced notice) {
      announced(state, notice, sighting, repeats, endings);
    } else if (signal instanceof Signal.RefreshRejected rejected) {
      rejected(state, rejected, sighting, repeats);
    } else if (signal instanceof Signal.TurnFailed failed) {
      failed(state, failed, sighting, repeats);
    } else if (signal instanceof Signal.TurnCompleted) {
      completed(state, sighting, endings);
    } else if (signal instanceof Signal.RunStarted run) {
      runStarted(state, run.version(), at, endings);
    } else if (signal instanceof Signal.SessionNamed named) {
      named(state, named.session(), at, endings);
    } else if (signal instanceof Signal.TurnStarted) {
      turnStarted(state, at, endings);
    } else if (signal instanceof Signal.SectionOpened opened) {
      sectionOpened(state, opened.section());
    } else {
      detail(state, sighting, repeats, endings);
    }
  }

  /** When something ends by itself if nothing more comes, or null. */
  public @Nullable Instant deadline(SessionState state) {
    return state.open == null ? null : state.open.deadline(policy);
  }

  /** The deadline passed in silence. */
  public void silence(SessionState state, Endings endings) {
    OpenSequence open = state.open;
    if (open == null) {
      return;
    }
    if (open.failedAt != null) {
      state.close(open, Outcome.FAILED, open.failedAt, ClosedBy.TERMINAL_LINE, endings);
    } else {
      Outcome outcome = open.isExhausted() ? Outcome.FAILED : Outcome.ABANDONED;
      state.close(open, outcome, open.lastAt, ClosedBy.SILENCE, endings);
    }
  }

  private void announced(
      SessionState state,
      Signal.RetryAnnounced notice,
      Sighting sighting,
      int repeats,
      Endings endings) {
    if (!Era.prints(state.version, notice.form())) {
      return;
    }
    endTurnBefore(state, notice, endings);
    OpenSequence open = state.opened(sighting.time());
    open.noticed = notice.cause() == Cause.UNKNOWN ? open.noticed : notice.cause();
    open.learn(notice.reason());
    if (notice.attempt() == open.lastAttempt && !open.countsAnew) {
      open.evidence.repeated(notice.kind(), sighting.origin(), repeats);
      return;
    }
    open.evidence.seen(notice.kind(), sighting.origin(), repeats);
    count(open, notice.attempt(), notice.limit());
    if (notice.delay() != null && open.delays.size() < RetrySequence.MOST_DELAYS) {
      open.delays.add(notice.delay());
    }
  }

  private static void count(OpenSequence open, int attempt, int limit) {
    open.attempts++;
    open.lastAttempt = attempt;
    open.limit = limit;
    open.countsAnew = false;
    open.openedNotice = null;
  }

  /** A notice after the turn's last line, or a counter that starts over, may be another turn's. */
  private void endTurnBefore(SessionState state, Signal.RetryAnnounced notice, Endings endings) {
    OpenSequence open = state.open;
    if (open == null) {
      return;
    }
    if (open.reported) {
      open.goesOn();
    } else if (open.failedAt != null) {
      end(state, open, endings);
    } else if (notice.attempt() < open.lastAttempt && !startsOver(state, open, notice.form())) {
      endUnfinished(state, open, endings);
    }
  }

  /** Whether a lower number goes on with the same turn: after a fallback, or inside one run. */
  private static boolean startsOver(SessionState state, OpenSequence open, NoticeForm form) {
    return open.countsAnew
        || form == NoticeForm.ERROR_RECONNECTING
        || form == NoticeForm.JSON
        || state.version != null;
  }

  private static void rejected(
      SessionState state, Signal.RefreshRejected signal, Sighting sighting, int repeats) {
    OpenSequence open = state.open;
    if (open != null && open.failedAt != null) {
      open.learn(signal.reason());
      open.rejected = true;
      open.evidence.repeated(signal.kind(), sighting.origin(), repeats);
      return;
    }
    open = state.opened(sighting.time());
    open.rejected = true;
    // A tracing record has its own time: an echoed one sorts to where it was written, not here.
    open.doubtful = false;
    open.learn(signal.reason());
    open.evidence.seen(signal.kind(), sighting.origin(), repeats);
  }

  private static void failed(
      SessionState state, Signal.TurnFailed signal, Sighting sighting, int repeats) {
    OpenSequence open = state.open;
    if (open == null && signal.cause() == Cause.UNKNOWN) {
      return;
    }
    if (open != null && open.failedAt != null) {
      open.learn(signal.reason());
      open.failedAt = open.reported ? sighting.time() : open.failedAt;
      open.reported = false;
      open.evidence.repeated(signal.kind(), sighting.origin(), repeats);
      return;
    }
    if (signal.cause() == Cause.UNKNOWN && state.section != Section.OWN) {
      return;
    }
    open = state.opened(sighting.time());
    open.learn(signal.reason());
    open.failedAt = sighting.time();
    open.failure = signal.cause();
    open.evidence.seen(signal.kind(), sighting.origin(), repeats);
  }

  private void completed(SessionState state, Sighting sighting, Endings endings) {
    OpenSequence open = state.open;
    if (open != null && open.reported) {
      open.goesOn();
    }
    if (open != null && open.failedAt != null) {
      end(state, open, endings);
    } else if (open != null && !state.isEchoOfTool(open)) {
      open.evidence.seen(sighting.signal().kind(), sighting.origin(), 0);
      state.close(open, Outcome.RECOVERED, sighting.time(), ClosedBy.COMPLETED_TURN, endings);
    }
    state.open = null;
    state.hint = Cause.UNKNOWN;
    state.told = false;
    // An answer that telemetry tells may stand in the middle of a turn.
    if (sighting.origin() == Origin.STDERR) {
      state.section = Section.OWN;
    }
  }

  static void runStarted(
      SessionState state, @Nullable String version, Instant at, Endings endings) {
    turnStarted(state, at, endings);
    state.names.leave();
    state.section = Section.OWN;
    state.version = version;
  }

  private static void named(SessionState state, SessionId session, Instant at, Endings endings) {
    // A second name without a banner between is how a run begins in the --json format.
    SessionId printed = state.names.printed;
    if (session.equals(printed)) {
      return;
    }
    if (printed != null) {
      turnStarted(state, at, endings);
    }
    state.names.print(session);
  }

  /** What came before belongs to another turn, unless it shows how this one began. */
  static void turnStarted(SessionState state, Instant at, Endings endings) {
    OpenSequence open = state.open;
    boolean itsOwnStartup =
        open != null
            && open.isOnlyTracing()
            && !open.startedAt.isBefore(at.minus(SequencePolicy.STARTUP));
    if (open != null && open.failedAt != null) {
      state.close(open, Outcome.FAILED, open.failedAt, ClosedBy.TERMINAL_LINE, endings);
    } else if (open != null && !itsOwnStartup) {
      endUnfinished(state, open, endings);
    }
    state.told = false;
    state.awaitsPrompt = false;
  }

  private static void sectionOpened(SessionState state, Section section) {
    OpenSequence open = state.open;
    // Something follows what looked like a turn's last line, or a tool's output is over: an echo.
    if (open != null && open.doubtful && (open.failedAt != null || state.isEchoOfTool(open))) {
      state.open = null;
    }
    state.section = section;
  }

  /** Signals that open nothing by themselves, and two rare ways to open. */
  private void detail(SessionState state, Sighting sighting, int repeats, Endings endings) {
    Signal signal = sighting.signal();
    Instant at = sighting.time();
    OpenSequence open = state.open;
    if (signal instanceof Signal.CauseSeen seen) {
      state.hint(seen.cause(), at);
    } else if (signal instanceof Signal.TransportChanged changed) {
      state.hint(changed.cause(), at);
      if (open != null) {
        open.countsAnew = true;
        open.lastAt = at;
      }
    } else if (signal instanceof Signal.ReasonSeen seen) {
      if (open != null && !open.lastAt.isBefore(at.minus(SequencePolicy.BODY))) {
        open.learn(seen.reason());
      }
    } else if (signal instanceof Signal.RetryContinued tail) {
      continued(state, tail, sighting, repeats, endings);
    } else if (signal instanceof Signal.RetryOpened head) {
      open = state.opened(at);
      open.noticed = head.cause() == Cause.UNKNOWN ? open.noticed : head.cause();
      open.learn(head.reason());
      open.openedNotice = at;
      open.evidence.seen(signal.kind(), sighting.origin(), repeats);
    } else if (signal instanceof Signal.NetworkAwaited) {
      state.hint(Cause.DISCONNECTED, at);
      state.opened(at).evidence.seen(signal.kind(), sighting.origin(), repeats);
    } else if (signal instanceof Signal.RefreshUnreachable unreachable) {
      open = state.opened(at);
      open.unreachable = true;
      open.learn(unreachable.reason());
      open.evidence.seen(signal.kind(), sighting.origin(), repeats);
    }
  }

  private void continued(
      SessionState state,
      Signal.RetryContinued tail,
      Sighting sighting,
      int repeats,
      Endings endings) {
    OpenSequence open = state.open;
    if (open == null
        || open.openedNotice == null
        || open.openedNotice.isBefore(sighting.time().minus(SequencePolicy.BODY))) {
      return;
    }
    announced(
        state,
        new Signal.RetryAnnounced(
            tail.attempt(),
            tail.limit(),
            tail.delay(),
            open.noticed,
            open.reason,
            NoticeForm.STREAM_ERROR),
        sighting,
        repeats,
        endings);
  }

  /** Ends what lingers, when something else of the same run follows. */
  private void end(SessionState state, OpenSequence open, Endings endings) {
    if (open.doubtful || open.failedAt == null) {
      state.open = null;
    } else {
      state.close(open, Outcome.FAILED, open.failedAt, ClosedBy.TERMINAL_LINE, endings);
    }
  }

  private static void endUnfinished(SessionState state, OpenSequence open, Endings endings) {
    Outcome outcome = open.isExhausted() ? Outcome.FAILED : Outcome.SUPERSEDED;
    state.close(open, outcome, open.lastAt, ClosedBy.NEW_TURN, endings);
  }
}
