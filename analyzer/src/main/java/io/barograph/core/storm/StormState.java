package io.barograph.core.storm;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
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

  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(failures.size());
    for (Failure failure : failures) {
      out.writeUTF(failure.host().value());
      Packed.writeInstant(out, failure.startedAt());
      Packed.writeInstant(out, failure.endedAt());
      out.writeInt(failure.attempts());
      Packed.writeEnum(out, failure.reason());
    }
    write(out, completedByHost);
    out.writeBoolean(open != null);
    if (open != null) {
      out.writeUTF(open.id);
      Packed.writeInstant(out, open.onset);
      Packed.writeInstant(out, open.openedAt);
      out.writeInt(open.escalateAt);
      out.writeInt(open.failedSequences);
      out.writeInt(open.attempts);
      Packed.writeInstant(out, open.lastFailureAt);
      write(out, open.lastFailureByHost);
      out.writeByte(open.reasons.size());
      for (var told : open.reasons.entrySet()) {
        Packed.writeEnum(out, told.getKey());
        out.writeInt(told.getValue());
      }
    }
  }

  public static StormState readFrom(DataInput in) throws IOException {
    StormState state = new StormState();
    for (int i = in.readInt(); i > 0; i--) {
      state.failures.add(
          new Failure(
              new HostId(in.readUTF()),
              Packed.readInstant(in),
              Packed.readInstant(in),
              in.readInt(),
              Packed.readEnum(in, Reason.class)));
    }
    state.completedByHost.putAll(readTimes(in));
    if (in.readBoolean()) {
      Open open =
          new Open(in.readUTF(), Packed.readInstant(in), Packed.readInstant(in), in.readInt());
      open.failedSequences = in.readInt();
      open.attempts = in.readInt();
      open.lastFailureAt = Packed.readInstant(in);
      open.lastFailureByHost.putAll(readTimes(in));
      for (int i = in.readByte(); i > 0; i--) {
        open.reasons.put(Packed.readEnum(in, Reason.class), in.readInt());
      }
      state.open = open;
    }
    return state;
  }

  private static void write(DataOutput out, SortedMap<HostId, Instant> times) throws IOException {
    out.writeInt(times.size());
    for (var entry : times.entrySet()) {
      out.writeUTF(entry.getKey().value());
      Packed.writeInstant(out, entry.getValue());
    }
  }

  private static SortedMap<HostId, Instant> readTimes(DataInput in) throws IOException {
    SortedMap<HostId, Instant> times = new TreeMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      times.put(new HostId(in.readUTF()), Packed.readInstant(in));
    }
    return times;
  }
}
