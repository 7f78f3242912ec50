package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps trouble by chance as rare as it is: never more than about one in eighty of those at work at
 * once, so that it cannot look like a wave.
 */
final class Calendar {
  private static final Duration SLOT = Duration.ofMinutes(15);
  private static final double MOST_AT_ONCE = 0.012;
  private static final int ALWAYS_ALLOWED = 3;

  private final Instant start;
  private final int[] taken;
  private final int[] most;

  Calendar(FleetOptions options, List<Person> staff) {
    this.start = options.start();
    int slots = (int) options.length().dividedBy(SLOT) + 1;
    this.taken = new int[slots];
    this.most = new int[slots];
    for (int i = 0; i < slots; i++) {
      Instant from = start.plus(SLOT.multipliedBy(i));
      long there =
          staff.stream().filter(p -> p.comes().isBefore(from) && p.leaves().isAfter(from)).count();
      most[i] = Math.max(ALWAYS_ALLOWED, (int) (MOST_AT_ONCE * there));
    }
  }

  /** Takes the slots of some trouble and the one after it, if there is room in all. */
  boolean takes(Planned planned) {
    int first = slot(planned.at());
    int last = Math.min(slot(planned.end()) + 1, taken.length - 1);
    for (int i = first; i <= last; i++) {
      if (taken[i] >= most[i]) {
        return false;
      }
    }
    for (int i = first; i <= last; i++) {
      taken[i]++;
    }
    return true;
  }

  private int slot(Instant at) {
    return (int) Duration.between(start, at).dividedBy(SLOT);
  }
}
