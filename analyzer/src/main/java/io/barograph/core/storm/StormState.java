package io.barograph.core.storm;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Unpacking;
import io.barograph.core.signal.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is remembered of one login's failures: those within a window, and the open storm. */
public final class StormState {
  /** A failure that counts. */
  record Failure(HostId host, Instant startedAt, Instant endedAt, int attempts, Reason reason) {
    static Failure of(Verdict verdict) {
      Reason reason = verdict.reason() == null ? Reason.UNKNOWN : verdict.reason();
      return new Failure(
          verdict.host(), verdict.startedAt(), verdict.endedAt(), verdict.attempts(), reason);
    }
  }

  /** The open storm's running sums. */
  static final class Open {
    final String id;
    final Instant onset;
    final Instant openedAt;
    int failedSequences;
    int attempts;
    Instant lastFailureAt;
    int escalateAt;
    final SortedMap<HostId, Instant> lastFailureByHost = new TreeMap<>();
    final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);

    Open(String id, Instant onset, Instant openedAt, int escalateAt) {
      this.id = id;
      this.onset = onset;
      this.openedAt = openedAt;
      this.lastFailureAt = openedAt;
      this.escalateAt = escalateAt;
    }

    void count(Failure failure) {
      failedSequences++;
      attempts += failure.attempts();
      lastFailureAt = later(lastFailureAt, failure.endedAt());
      lastFailureByHost.merge(failure.host(), failure.endedAt(), StormState::later);
      reasons.merge(failure.reason(), 1, Integer::sum);
    }

    Storm storm(Login login) {
      return new Storm(
          id,
          login,
          onset,
          openedAt,
          failedSequences,
          attempts,
          new TreeSet<>(lastFailureByHost.keySet()),
          mostTold(),
          lastFailureAt);
    }

    private Reason mostTold() {
      Reason most = Reason.UNKNOWN;
      for (var told : reasons.entrySet()) {
        if (told.getKey() != Reason.UNKNOWN
            && told.getValue() > (most == Reason.UNKNOWN ? 0 : reasons.getOrDefault(most, 0))) {
          most = told.getKey();
        }
      }
      return most;
    }
  }

  final List<Failure> failures = new ArrayList<>();
  final SortedMap<HostId, Instant> completedByHost = new TreeMap<>();
  @Nullable Open open;

  public boolean hasStorm() {
    return open != null;
  }

  /** Whether nothing here can matter any more. */
  public boolean isEmpty() {
    return open == null && failures.isEmpty() && completedByHost.isEmpty();
  }

  /** Forgets what ended before the given time, but nothing that an open storm's end depends on. */
  public void forgetBefore(Instant time) {
    failures.removeIf(f -> f.endedAt().isBefore(time));
    completedByHost
        .entrySet()
        .removeIf(
            completed -> completed.getValue().isBefore(time) && !isStormy(completed.getKey()));
  }

  private boolean isStormy(HostId host) {
    return open != null && open.lastFailureByHost.containsKey(host);
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  public void writeTo(Packing out) {
    out.number(failures.size());
    for (Failure failure : failures) {
      out.text(failure.host().value());
      out.time(failure.startedAt());
      out.time(failure.endedAt());
      out.number(failure.attempts());
      out.one(failure.reason());
    }
    write(out, completedByHost);
    out.flag(open != null);
    if (open != null) {
      out.text(open.id);
      out.time(open.onset);
      out.time(open.openedAt);
      out.number(open.escalateAt);
      out.number(open.failedSequences);
      out.number(open.attempts);
      out.time(open.lastFailureAt);
      write(out, open.lastFailureByHost);
      out.number(open.reasons.size());
      for (var told : open.reasons.entrySet()) {
        out.one(told.getKey());
        out.number(told.getValue());
      }
    }
  }

  public static StormState readFrom(Unpacking in) throws IOException {
    StormState state = new StormState();
    for (int i = in.count(); i > 0; i--) {
      state.failures.add(
          new Failure(
              new HostId(in.text()),
              in.time(),
              in.time(),
              (int) in.number(),
              in.one(Reason.class)));
    }
    state.completedByHost.putAll(readTimes(in));
    if (in.flag()) {
      Open open = new Open(in.text(), in.time(), in.time(), (int) in.number());
      open.failedSequences = (int) in.number();
      open.attempts = (int) in.number();
      open.lastFailureAt = in.time();
      open.lastFailureByHost.putAll(readTimes(in));
      for (int i = in.count(); i > 0; i--) {
        open.reasons.put(in.one(Reason.class), (int) in.number());
      }
      state.open = open;
    }
    return state;
  }

  private static void write(Packing out, SortedMap<HostId, Instant> times) {
    out.number(times.size());
    for (var entry : times.entrySet()) {
      out.text(entry.getKey().value());
      out.time(entry.getValue());
    }
  }

  private static SortedMap<HostId, Instant> readTimes(Unpacking in) throws IOException {
    SortedMap<HostId, Instant> times = new TreeMap<>();
    for (int i = in.count(); i > 0; i--) {
      times.put(new HostId(in.text()), in.time());
    }
    return times;
  }
}
