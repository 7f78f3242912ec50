package io.barograph.embedded.fleet;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the CLI prints, and what it means.
 *
 * @param lines of a recording, whole or cut
 * @param trouble the retry sequence in it, or null
 * @param workAt index of the line before which the developer's tools run, or -1
 */
record Take(List<RecordedLine> lines, @Nullable Trouble trouble, int workAt) {
  private static final int NOWHERE = -1;

  /**
   * A retry sequence inside a run.
   *
   * @param first index of its first line
   * @param last index of its last line
   */
  record Trouble(
      Cause cause, @Nullable Reason reason, Outcome outcome, int attempts, int first, int last) {}

  /** A run that ends well. */
  static Take healthy(List<RecordedLine> lines) {
    return new Take(List.copyOf(lines), null, indexOf(lines, RecordedLine::opensAnswer));
  }

  /** A run in trouble, up to its last line. */
  static Take troubled(
      List<RecordedLine> lines,
      Cause cause,
      @Nullable Reason reason,
      Outcome outcome,
      int attempts) {
    int first = indexOf(lines, l -> l.isNotice() || l.isRefreshFailure() || l.isTerminal());
    int last =
        indexOf(
            lines,
            outcome == Outcome.RECOVERED ? RecordedLine::endsTurn : RecordedLine::isTerminal);
    if (last == NOWHERE) {
      last = lastIndexOf(lines, RecordedLine::isNotice);
    }
    return new Take(
        List.copyOf(lines), new Trouble(cause, reason, outcome, attempts, first, last), NOWHERE);
  }

  /** Lines without any turn, such as a login. */
  static Take aside(String... lines) {
    List<RecordedLine> ours = new ArrayList<>();
    for (String line : lines) {
      ours.add(RecordedLine.ours(line));
    }
    return new Take(ours, null, NOWHERE);
  }

  /** This run, cut off after so many retry notices. */
  Take cutAfter(int notices, Outcome outcome) {
    List<RecordedLine> kept = new ArrayList<>();
    int seen = 0;
    for (RecordedLine line : lines) {
      if (seen < notices) {
        kept.add(line);
        seen += line.isNotice() ? 1 : 0;
      }
    }
    // The eras that print neither a cause nor a record beside the notice leave it open.
    boolean named = kept.stream().anyMatch(RecordedLine::namesDisconnection);
    Cause cause = named ? Cause.DISCONNECTED : Cause.UNKNOWN;
    return troubled(kept, cause, null, outcome, notices);
  }

  /** Index of the line with which the turn completes, or -1. */
  int completedAt() {
    return indexOf(lines, RecordedLine::endsTurn);
  }

  /** Whether the lines stop without a word on how the turn ended. */
  boolean fallsSilent() {
    return trouble != null && lines.get(trouble.last()).isNotice();
  }

  boolean printsSession() {
    return lines.stream().anyMatch(l -> l.field() == RecordedLine.Field.SESSION);
  }

  boolean isTurn() {
    return trouble != null || completedAt() != NOWHERE;
  }

  private static int indexOf(List<RecordedLine> lines, Predicate<RecordedLine> wanted) {
    for (int i = 0; i < lines.size(); i++) {
      if (wanted.test(lines.get(i))) {
        return i;
      }
    }
    return NOWHERE;
  }

  private static int lastIndexOf(List<RecordedLine> lines, Predicate<RecordedLine> wanted) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (wanted.test(lines.get(i))) {
        return i;
      }
    }
    return NOWHERE;
  }
}
