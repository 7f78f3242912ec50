package io.barograph.core.engine;

import io.barograph.core.sequence.SequenceReassembler;
import io.barograph.core.sequence.SessionState;
import io.barograph.core.storm.StormDetector;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that a login's signals go through, furnished by one set of policies.
 *
 * @param memory how long what is quiet is remembered
 */
record Rooms(
    Policies policies,
    Conversations conversations,
    SequenceReassembler reassembler,
    StormDetector detector,
    Duration memory) {
  /** How long a quiet session is remembered: longer than any turn that still prints something. */
  static final Duration MEMORY = Duration.ofHours(1);

  static Rooms of(Policies policies) {
    Duration windows = policies.storm().window().multipliedBy(2);
    return new Rooms(
        policies,
        new Conversations(policies.sequence().silence()),
        new SequenceReassembler(policies.sequence()),
        new StormDetector(policies.storm()),
        windows.compareTo(MEMORY) > 0 ? windows : MEMORY);
  }

  /** When silence next decides something of the login, or null. */
  @Nullable Instant nextSilence(LoginState state) {
    Instant next = detector.deadline(state.storm);
    next = next != null && awaitsTrouble(state, next) ? null : next;
    for (Activity told : state.activity.values()) {
      next = earlier(next, told.reportedAt().plus(memory));
    }
    for (SessionState session : state.sessions.values()) {
      next = earlier(next, reassembler.deadline(session));
      next = earlier(next, session.hasTrouble() ? null : session.lastAt().plus(memory));
    }
    return next;
  }

  /** A turn in trouble may yet turn out to have failed before the open storm is stale. */
  private static boolean awaitsTrouble(LoginState state, Instant stale) {
    for (SessionState session : state.sessions.values()) {
      Instant until = session.troubledUntil();
      if (until != null && !until.isAfter(stale)) {
        return true;
      }
    }
    return false;
  }

  static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
