package io.barograph.core.engine;

import io.barograph.core.engine.LoginState.Held;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.sequence.Endings;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.sequence.SessionState;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormDetector;
import io.barograph.core.storm.StormFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries one login's signals through the rooms in event-time order. Signals are held for the
 * allowed lateness and sorted, so that order of arrival and repeats change nothing; what is due by
 * silence takes its turn among them. The clock is an event time that the carrier moves on: how far
 * all input has been read.
 */
public final class Engine {
  /** Bounds one login's state: a loop of one failing turn a second for the hold fills a tenth. */
  static final int MOST_HELD = 10_000;

  private final Supplier<PolicySchedule> schedule;
  private final Duration allowedLateness;

  /** What was built last: the schedule hardly ever changes. */
  private volatile Rooms rooms;

  /**
   * Decides by the policies of the schedule as it is at each call.
   *
   * @param allowedLateness how long a signal is held, in event time, so that earlier ones can still
   *     come; not negative
   */
  public Engine(Supplier<PolicySchedule> schedule, Duration allowedLateness) {
    if (allowedLateness.isNegative()) {
      throw new IllegalArgumentException(
          "time.allowed-lateness must not be negative but was " + allowedLateness);
    }
    this.schedule = schedule;
    this.allowedLateness = allowedLateness;
    this.rooms = Rooms.of(schedule.get().at(Instant.EPOCH));
  }

  /** What decisions go by now. */
  public PolicySchedule schedule() {
    return schedule.get();
  }

  /** Takes a signal of the state's login, and decides what can be decided. */
  public void accept(
      LoginState state, Sighting sighting, Instant clock, Consumer<Finding> findings) {
    advance(state, clock, findings);
    Instant decidedUpTo = state.decidedUpTo;
    if (decidedUpTo != null && isDecided(sighting.time(), decidedUpTo, bound(state, clock))) {
      findings.accept(new Finding.SignalDelayed(sighting, decidedUpTo));
      return;
    }
    if (!Hold.add(state.held, sighting)) {
      findings.accept(new Finding.SignalRepeated(sighting));
    }
    Instant newest = state.newest;
    if (newest == null || sighting.time().isAfter(newest)) {
      state.newest = sighting.time();
      Duration behind = Duration.between(sighting.time(), clock);
      state.lag = behind.isNegative() ? Duration.ZERO : behind;
    }
    advance(state, clock, findings);
  }

  /** Decides what the clock allows: signals and silences in event-time order. */
  public void advance(LoginState state, Instant clock, Consumer<Finding> findings) {
    decideBefore(state, bound(state, clock), findings);
  }

  /**
   * Decides all that input alone can decide, when no more will come: held signals, and open
   * sequences as silence would close them. Storms still open stay open.
   */
  public void finish(LoginState state, Consumer<Finding> findings) {
    while (isUnfinished(state)) {
      Instant signal = nextSignal(state);
      Instant silence = nextSilence(state);
      Instant next =
          silence == null || (signal != null && !signal.isAfter(silence)) ? signal : silence;
      if (next == null) {
        return;
      }
      decideBefore(state, next.plusNanos(1), findings);
    }
  }

  /** Whether {@link #finish} would decide anything. */
  public boolean isUnfinished(LoginState state) {
    return !state.held.isEmpty()
        || state.sessions.values().stream().anyMatch(SessionState::hasTrouble);
  }

  /** The clock at which {@link #advance} next has something to do, or null. */
  public @Nullable Instant due(LoginState state) {
    Instant next = Rooms.earlier(nextSignal(state), nextSilence(state));
    if (next != null && state.decidedUpTo != null) {
      // A change of policy may bring silence forward.
      next = Rooms.earlier(next, schedule.get().changeAfter(state.decidedUpTo));
    }
    // One microsecond on: what lies exactly at the hold's end is not decided yet.
    return next == null ? null : next.plus(allowedLateness).plus(state.lag).plusNanos(1000);
  }

  /** The login's open storm, or null. */
  public @Nullable Storm storm(LoginState state) {
    return rooms(state).detector().storm(state.storm, state.login);
  }

  /** Signals of the login that wait for earlier ones. */
  public int waiting(LoginState state) {
    return state.held.size();
  }

  /** Failures of the login that count towards a storm now, the most any window holds. */
  public int failuresInWindow(LoginState state) {
    return rooms(state).detector().mostInWindow(state.storm);
  }

  /** All that lies before it is decided. */
  private Instant bound(LoginState state, Instant clock) {
    return clock.minus(state.lag).minus(allowedLateness);
  }

  /** At the very time of the last decision a signal is late only if that time has passed. */
  private static boolean isDecided(Instant time, Instant decidedUpTo, Instant bound) {
    return time.isBefore(decidedUpTo) || (time.equals(decidedUpTo) && time.isBefore(bound));
  }

  private void decideBefore(LoginState state, Instant bound, Consumer<Finding> findings) {
    while (true) {
      Instant signal = nextSignal(state);
      Instant silence = nextSilence(state);
      // A signal at the very deadline still belongs to what would end there.
      boolean signalFirst = signal != null && (silence == null || !signal.isAfter(silence));
      Instant next = signalFirst ? signal : silence;
      Instant decided = state.decidedUpTo;
      Instant change = decided == null ? null : schedule.get().changeAfter(decided);
      if (change != null && next != null && !change.isAfter(next) && change.isBefore(bound)) {
        state.decidedUpTo = change;
        continue;
      }
      if (next == null || !(next.isBefore(bound) || state.held.size() > MOST_HELD)) {
        return;
      }
      state.decidedUpTo = decided == null || next.isAfter(decided) ? next : decided;
      if (signalFirst) {
        decide(state, state.held.remove(0), findings);
      } else {
        fire(state, next, findings);
      }
    }
  }

  private void decide(LoginState state, Held next, Consumer<Finding> findings) {
    state.silenceBy = null;
    Sighting sighting = next.sighting();
    Signal signal = sighting.signal();
    Rooms by = rooms(state);
    SessionState session = by.conversations().of(state, sighting);
    FleetReport.Active active = Activity.report(state, sighting, decidedUpTo(state));
    if (active != null) {
      findings.accept(new Finding.Reported(active));
    }
    if (session == null) {
      return;
    }
    by.reassembler().accept(session, sighting, next.repeats(), endings(state, findings));
    if (signal instanceof Signal.SessionNamed named) {
      Conversations.named(state, session, named.session());
    } else if (signal instanceof Signal.TurnCompleted) {
      forgetEnded(state, session, sighting);
      by.detector()
          .completed(
              state.storm,
              state.login,
              session.host(),
              sighting.time(),
              storm -> changed(state, storm, findings));
    } else if (signal instanceof Signal.SignedIn) {
      findings.accept(
          new Finding.Reported(
              new FleetReport.SignedIn(state.login, decidedUpTo(state), sighting.host())));
    }
  }

  /**
   * A completed turn ends the run of a named session: nothing more of it will come. A stream goes
   * on with other runs, and keeps what its banner told; so does a run of which telemetry tells
   * every answer.
   */
  private static void forgetEnded(LoginState state, SessionState session, Sighting sighting) {
    boolean goesOn = session.isOnStderr() && sighting.origin() == Origin.TELEMETRY;
    if (!session.session().isStream() && !goesOn) {
      state.forget(session);
    }
  }

  private Endings endings(LoginState state, Consumer<Finding> findings) {
    return new Endings() {
      @Override
      public void judged(Verdict verdict) {
        Engine.this.judged(state, verdict, findings);
      }

      @Override
      public void closed(RetrySequence sequence) {
        findings.accept(new Finding.SequenceClosed(sequence));
      }
    };
  }

  private void judged(LoginState state, Verdict verdict, Consumer<Finding> findings) {
    StormDetector detector = rooms(state).detector();
    boolean counts =
        detector.ended(state.storm, state.login, verdict, storm -> changed(state, storm, findings));
    if (counts || verdict.isRefusedRegion()) {
      findings.accept(
          new Finding.Reported(
              new FleetReport.Failed(
                  state.login,
                  decidedUpTo(state),
                  verdict,
                  detector.storm(state.storm, state.login))));
    }
  }

  private static void changed(LoginState state, StormFinding storm, Consumer<Finding> findings) {
    findings.accept(new Finding.StormChanged(storm));
    if (storm instanceof StormFinding.Calmed calmed) {
      findings.accept(
          new Finding.Reported(
              new FleetReport.Calmed(
                  state.login, decidedUpTo(state), calmed.storm(), calmed.how())));
    }
  }

  private static Instant decidedUpTo(LoginState state) {
    return Objects.requireNonNull(state.decidedUpTo, "told before anything was decided");
  }

  /** The event time that the login's decisions have come to: its policies are those of it. */
  public Instant reached(LoginState state) {
    if (state.decidedUpTo != null) {
      return state.decidedUpTo;
    }
    return state.newest == null ? Instant.EPOCH : state.newest;
  }

  /** Furnished by the policies in force where the login's decisions have come to. */
  private Rooms rooms(LoginState state) {
    Policies inForce = schedule.get().at(reached(state));
    // Other threads furnish too: what is read once is used.
    Rooms furnished = rooms;
    if (!furnished.policies().equals(inForce)) {
      furnished = Rooms.of(inForce);
      rooms = furnished;
    }
    return furnished;
  }

  private static @Nullable Instant nextSignal(LoginState state) {
    return state.held.isEmpty() ? null : state.held.get(0).sighting().time();
  }

  /** Reckoned once until something is decided: it is asked for several times a signal. */
  private @Nullable Instant nextSilence(LoginState state) {
    Rooms by = rooms(state);
    if (state.silenceBy != by) {
      state.silence = by.nextSilence(state);
      state.silenceBy = by;
    }
    return state.silence;
  }

  private void fire(LoginState state, Instant at, Consumer<Finding> findings) {
    state.silenceBy = null;
    Rooms by = rooms(state);
    for (SessionState session : state.sessions.values()) {
      if (at.equals(by.reassembler().deadline(session))) {
        by.reassembler().silence(session, endings(state, findings));
        return;
      }
    }
    if (at.equals(by.detector().deadline(state.storm))) {
      by.detector().silence(state.storm, state.login, storm -> changed(state, storm, findings));
      return;
    }
    Instant forgotten = at.minus(by.memory());
    state.activity.values().removeIf(told -> !told.reportedAt().isAfter(forgotten));
    state.sessions.values().removeIf(s -> !s.hasTrouble() && !s.lastAt().isAfter(forgotten));
    state.storm.forgetBefore(forgotten);
    if (state.sessions.isEmpty()) {
      // Nothing else will wake this login to forget the rest.
      state.storm.forgetBefore(at);
    }
  }
}
