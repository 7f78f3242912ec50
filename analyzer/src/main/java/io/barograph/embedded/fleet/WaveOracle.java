package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says when the lines first showed a wave. Written from the definition alone, with the default
 * policy as constants, so that a mistake in the detector cannot repeat itself here.
 */
final class WaveOracle {
  private static final int FEWEST_USERS = 5;
  private static final double SHARE_OF_ALL = 0.03;
  private static final double SHARE_OF_CIRCLE = 0.2;
  private static final Duration FAILING = Duration.ofMinutes(15);
  private static final Duration ACTIVE = Duration.ofMinutes(30);

  /** Somebody was heard of: a run began or ended, or a turn failed. */
  private record Heard(Instant at, UserId user, boolean failed) {}

  /** The users heard of within a window. */
  private static final class Recent {
    private final Duration window;
    private final Deque<Heard> order = new ArrayDeque<>();
    private final Map<UserId, Integer> counts = new HashMap<>();

    Recent(Duration window) {
      this.window = window;
    }

    void add(Heard heard) {
      order.add(heard);
      counts.merge(heard.user(), 1, Integer::sum);
    }

    int usersAt(Instant now) {
      while (!order.isEmpty() && !order.element().at().plus(window).isAfter(now)) {
        counts.computeIfPresent(order.remove().user(), (u, n) -> n == 1 ? null : n - 1);
      }
      return counts.size();
    }
  }

  private final List<Heard> all = new ArrayList<>();
  private boolean sorted;

  void heard(UserId user, Instant at) {
    all.add(new Heard(at, user, false));
  }

  void ended(TruthEntry.Sequence sequence) {
    all.add(new Heard(sequence.endedAt(), sequence.user(), sequence.isRejectedRefresh()));
  }

  /** When the wave could first be told, or null. */
  @Nullable Instant tellableAt(Wave wave, Map<UserId, TruthEntry.Member> members) {
    if (!sorted) {
      all.sort(Comparator.comparing(Heard::at).thenComparing(Heard::user));
      sorted = true;
    }
    Instant fleet = firstAbove(wave, SHARE_OF_ALL, all);
    if (wave.circle().equals(Circle.ALL)) {
      return fleet;
    }
    List<Heard> inside = new ArrayList<>(all);
    inside.removeIf(
        h -> {
          TruthEntry.Member member = members.get(h.user());
          return member == null || !member.circles().contains(wave.circle());
        });
    Instant circle = firstAbove(wave, SHARE_OF_CIRCLE, inside);
    return circle == null || (fleet != null && fleet.isBefore(circle)) ? fleet : circle;
  }

  private static @Nullable Instant firstAbove(Wave wave, double share, List<Heard> heard) {
    Recent failing = new Recent(FAILING);
    Recent active = new Recent(ACTIVE);
    for (Heard next : heard) {
      if (!next.at().isBefore(wave.to())) {
        return null;
      }
      active.add(next);
      if (next.failed()) {
        failing.add(next);
        int users = failing.usersAt(next.at());
        if (wave.isOn(next.at())
            && users >= FEWEST_USERS
            && users >= share * active.usersAt(next.at())) {
          return next.at();
        }
      }
    }
    return null;
  }
}
