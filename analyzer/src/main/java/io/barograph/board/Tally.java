package io.barograph.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How near one CLI of a user is, and was, to a storm: failures that count, since the last storm or
 * completed turn. A turn that completed without trouble is told by no event: the true count may be
 * lower.
 *
 * @param counted failures within the window
 * @param most the most within any window since then
 * @param mostAt when that was; null if nothing failed
 */
public record Tally(String cli, int counted, int most, @Nullable Instant mostAt) {

  /** Counts what one user's entries, in event time, tell. */
  static List<Tally> of(List<Entry> entries, Instant at, Duration window) {
    Map<String, Count> counts = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.tale() instanceof Sequence sequence) {
        counts.computeIfAbsent(sequence.cli(), cli -> new Count(window)).take(sequence);
      } else if (entry.tale() instanceof StormChange change && change.decided().how() != null) {
        counts.put(change.storm().cli(), new Count(window));
      }
    }
    List<Tally> tallies = new ArrayList<>();
    counts.forEach((cli, count) -> tallies.add(count.tally(cli, at)));
    return tallies;
  }

  private static final class Count {
    private final Duration window;
    private final Deque<Sequence> failures = new ArrayDeque<>();
    private int most;
    private @Nullable Instant mostAt;

    Count(Duration window) {
      this.window = window;
    }

    void take(Sequence sequence) {
      if (sequence.completed()) {
        failures.removeIf(failed -> failed.host().equals(sequence.host()));
      } else if (sequence.counts()) {
        failures.add(sequence);
        forget(sequence.endedAt());
        if (failures.size() >= most) {
          most = failures.size();
          mostAt = sequence.endedAt();
        }
      }
    }

    Tally tally(String cli, Instant at) {
      forget(at);
      return new Tally(cli, failures.size(), most, mostAt);
    }

    private void forget(Instant now) {
      Instant from = now.minus(window);
      failures.removeIf(failed -> failed.endedAt().isBefore(from));
    }
  }
}
