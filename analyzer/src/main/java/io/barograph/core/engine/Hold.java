package io.barograph.core.engine;

import io.barograph.core.engine.LoginState.Held;
import io.barograph.core.signal.Sighting;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Keeps waiting signals sorted, and each once. */
final class Hold {
  private static final Comparator<Held> EVENT_TIME_ORDER =
      Comparator.comparing(Held::sighting, Sighting.EVENT_TIME_ORDER);

  private Hold() {}

  /**
   * Adds a signal at its place.
   *
   * @return false if it was there already: it was shipped again
   */
  static boolean add(List<Held> held, Sighting sighting) {
    Held added = new Held(sighting, 0);
    if (held.isEmpty() || held.get(held.size() - 1).sighting().time().isBefore(sighting.time())) {
      held.add(added);
      return true;
    }
    int place = Collections.binarySearch(held, added, EVENT_TIME_ORDER);
    int from = place < 0 ? -place - 1 : place;
    for (int i = firstAt(held, sighting.time(), from); i < held.size(); i++) {
      Held other = held.get(i);
      if (!other.sighting().time().equals(sighting.time())) {
        break;
      }
      if (other.sighting().sameAs(sighting)) {
        repeat(held, i, sighting);
        return false;
      }
    }
    held.add(from, added);
    return true;
  }

  private static void repeat(List<Held> held, int at, Sighting sighting) {
    Held known = held.get(at);
    held.set(at, new Held(known.sighting().mergedWith(sighting), known.repeats() + 1));
    held.sort(EVENT_TIME_ORDER);
  }

  private static int firstAt(List<Held> held, Instant time, int from) {
    int first = from;
    while (first > 0 && held.get(first - 1).sighting().time().equals(time)) {
      first--;
    }
    return first;
  }
}
