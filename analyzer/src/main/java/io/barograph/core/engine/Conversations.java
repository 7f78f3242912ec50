package io.barograph.core.engine;

import io.barograph.core.sequence.SessionState;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session that a signal belongs to, so that a conversation on stderr and the same one in
 * telemetry are one. The id joins them: a run prints it, telemetry carries it. Where nothing
 * printed one, the only stream that can be meant is meant.
 */
final class Conversations {
  private final Duration live;

  /**
   * @param live after a longer silence a stream's trouble is over, so that nothing told of it now
   *     could count twice
   */
  Conversations(Duration live) {
    this.live = live;
  }

  /**
   * The session of the signal's conversation.
   *
   * @return null for what telemetry tells of a run that its stream has left behind
   */
  @Nullable SessionState of(LoginState state, Sighting sighting) {
    // Telemetry without an id comes in the host's stream, as its lines do.
    if (sighting.origin() == Origin.STDERR || sighting.session().isStream()) {
      SessionState session = state.session(sighting);
      if (session.isNameless() && tellsTrouble(sighting.signal())) {
        joinReported(state, session, sighting.time());
      }
      return session;
    }
    return ofReport(state, sighting);
  }

  /** A run told its id: what telemetry told of it before belongs to it. */
  static void named(LoginState state, SessionState session, SessionId id) {
    for (SessionState other : List.copyOf(state.sessions.values())) {
      if (other != session && !other.isOnStderr() && other.session().equals(id)) {
        takeOver(state, session, other);
      }
    }
  }

  private @Nullable SessionState ofReport(LoginState state, Sighting sighting) {
    SessionId conversation = sighting.session();
    SessionState known = showing(state, sighting);
    if (known != null && known.isOnStderr()) {
      return known;
    }
    if (state.sessions.values().stream().anyMatch(s -> s.showedBefore(conversation))) {
      return null;
    }
    List<SessionState> streams = namelessStreams(state, sighting.host(), sighting.time());
    if (streams.size() != 1) {
      return known == null ? state.session(sighting) : known;
    }
    SessionState stream = streams.get(0);
    stream.join(conversation);
    if (known != null) {
      takeOver(state, stream, known);
    }
    return stream;
  }

  /** The session of that id; of several that on stderr, on the same host, the latest. */
  private static @Nullable SessionState showing(LoginState state, Sighting sighting) {
    return state.sessions.values().stream()
        .filter(session -> session.shows(sighting.session()))
        .max(
            Comparator.comparing(SessionState::isOnStderr)
                .thenComparing(session -> session.host().equals(sighting.host()))
                .thenComparing(SessionState::lastAt))
        .orElse(null);
  }

  /** Trouble on the only stream it can be of, after telemetry told of it. */
  private void joinReported(LoginState state, SessionState stream, Instant at) {
    if (state.sessions.size() == 1
        || namelessStreams(state, stream.host(), at).stream().anyMatch(s -> s != stream)) {
      return;
    }
    for (SessionState other : List.copyOf(state.sessions.values())) {
      if (other != stream
          && !other.isOnStderr()
          && other.hasTrouble()
          && mayShare(other.host(), stream.host())) {
        stream.join(other.session());
        takeOver(state, stream, other);
      }
    }
  }

  private List<SessionState> namelessStreams(LoginState state, HostId host, Instant at) {
    Instant since = at.minus(live);
    return state.sessions.values().stream()
        .filter(session -> session.isOnStderr() && session.isNameless())
        .filter(session -> !session.lastAt().isBefore(since))
        .filter(session -> mayShare(session.host(), host))
        .toList();
  }

  private static void takeOver(LoginState state, SessionState session, SessionState reported) {
    session.add(reported);
    state.forget(reported);
  }

  private static boolean mayShare(HostId one, HostId other) {
    return one.equals(other) || one.equals(HostId.UNKNOWN) || other.equals(HostId.UNKNOWN);
  }

  private static boolean tellsTrouble(Signal signal) {
    return signal instanceof Signal.TurnFailed
        || signal instanceof Signal.RefreshRejected
        || signal instanceof Signal.RefreshUnreachable
        || signal instanceof Signal.RetryAnnounced
        || signal instanceof Signal.RetryOpened
        || signal instanceof Signal.NetworkAwaited;
  }
}
