package io.barograph.embedded.fleet;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Reason;
import io.barograph.embedded.fleet.TruthEntry.Ending;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the storms in one developer's script. Written from the definition alone, with the default
 * policy as constants, so that a mistake in the detector cannot repeat itself here.
 */
final class StormOracle {
  private static final int THRESHOLD = 3;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration STALE_AFTER = Duration.ofMinutes(30);

  private final List<Storm> storms = new ArrayList<>();
  private final Set<HostId> unproven = new TreeSet<>();
  private List<Sequence> counted = new ArrayList<>();
  private boolean open;
  private Instant openedAt = Instant.EPOCH;
  private @Nullable Diagnosis diagnosis;

  /** A turn failed on a rejected refresh. Calls come in order of time. */
  void failed(Sequence sequence) {
    Instant at = sequence.endedAt();
    goStale(at);
    if (!open) {
      counted.removeIf(s -> !s.endedAt().plus(WINDOW).isAfter(at));
    }
    counted.add(sequence);
    unproven.add(sequence.host());
    if (!open && counted.size() >= THRESHOLD) {
      open = true;
      openedAt = at;
      diagnosis = sequence.diagnosis();
      unproven.clear();
      counted.forEach(s -> unproven.add(s.host()));
    }
  }

  /** A turn completed. Calls come in order of time. */
  void completed(HostId host, Instant at) {
    goStale(at);
    if (!open) {
      counted.removeIf(s -> s.host().equals(host));
    } else if (unproven.remove(host) && unproven.isEmpty()) {
      calm(Ending.RECOVERED, at);
    }
  }

  /** The storms up to {@code horizon}; ends the count. */
  List<Storm> until(Instant horizon) {
    goStale(horizon);
    if (open) {
      calm(Ending.OPEN, null);
    }
    return storms;
  }

  private void goStale(Instant now) {
    if (open) {
      Instant stale = counted.get(counted.size() - 1).endedAt().plus(STALE_AFTER);
      if (!now.isBefore(stale)) {
        calm(Ending.STALE, stale);
      }
    }
  }

  private void calm(Ending ending, @Nullable Instant at) {
    Set<HostId> hosts = new TreeSet<>();
    counted.forEach(s -> hosts.add(s.host()));
    Sequence first = counted.get(0);
    storms.add(
        new Storm(
            first.user(),
            first.startedAt(),
            openedAt,
            counted.size(),
            counted.stream().mapToInt(Sequence::attempts).sum(),
            List.copyOf(hosts),
            Objects.requireNonNullElse(first.reason(), Reason.UNKNOWN),
            counted.stream().anyMatch(Sequence::skewedClock),
            ending,
            at,
            diagnosis));
    counted = new ArrayList<>();
    unproven.clear();
    open = false;
  }
}
