package io.barograph.core.sequence;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the CLI itself reports, by telemetry, of when a turn begins and how it fails. It confirms
 * what stderr shows, and stands for it where stderr shows nothing.
 */
final class Reports {
  private Reports() {}

  /**
   * Takes a report.
   *
   * @return false for a signal that means the same wherever it was seen
   */
  static boolean take(SessionState state, Sighting sighting, int repeats, Endings endings) {
    Signal signal = sighting.signal();
    if (signal instanceof Signal.RunStarted run) {
      started(state, run.version(), sighting.time(), endings);
    } else if (signal instanceof Signal.TurnStarted) {
      prompted(state, sighting.time(), endings);
    } else if (signal instanceof Signal.TurnFailed failed) {
      failed(state, failed, sighting, repeats);
    } else {
      return false;
    }
    return true;
  }

  private static void started(
      SessionState state, @Nullable String version, Instant at, Endings endings) {
    if (!state.onStderr) {
      SequenceReassembler.runStarted(state, version, at, endings);
    } else {
      prompted(state, at, endings);
    }
    state.awaitsPrompt = true;
  }

  /** A run that frames itself on stderr has begun its turn there; lines may be stamped before. */
  private static void prompted(SessionState state, Instant at, Endings endings) {
    if (!state.isFramed()) {
      SequenceReassembler.turnStarted(state, at, endings);
    }
    state.awaitsPrompt = false;
  }

  private static void failed(
      SessionState state, Signal.TurnFailed signal, Sighting sighting, int repeats) {
    if (state.told) {
      return;
    }
    OpenSequence open = state.open;
    boolean again = open != null && open.failedAt != null;
    if (open == null || !again) {
      open = state.opened(sighting.time());
    }
    open.rejected |= signal.cause() == Cause.REFRESH_REJECTED;
    // Telemetry echoes nothing.
    open.doubtful = false;
    open.learnIfUnknown(signal.reason());
    if (again) {
      open.evidence.repeated(signal.kind(), Origin.TELEMETRY, repeats);
      return;
    }
    open.evidence.seen(signal.kind(), Origin.TELEMETRY, repeats);
    // Nobody has asked anything: a connection prepared for the first turn failed.
    if (!state.awaitsPrompt) {
      open.failedAt = sighting.time();
      open.failure = signal.cause();
      open.reported = true;
    }
  }
}
