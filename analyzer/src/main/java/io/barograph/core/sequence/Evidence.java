package io.barograph.core.sequence;

import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Unpacking;
import java.io.IOException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which kinds of line a sequence was made from, seen where, how many, and how many were repeats.
 */
final class Evidence {
  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  private final SortedSet<Origin> seenIn = new TreeSet<>();

  void seen(String kind, Origin origin, int repeats) {
    seenIn.add(origin);
    tallies.merge(kind, new Tally(1 + repeats, repeats), Tally::plus);
  }

  void repeated(String kind, Origin origin, int repeats) {
    seenIn.add(origin);
    tallies.merge(kind, new Tally(1 + repeats, 1 + repeats), Tally::plus);
  }

  /** What was found elsewhere belongs here. */
  void add(Evidence other) {
    seenIn.addAll(other.seenIn);
    other.tallies.forEach((kind, tally) -> tallies.merge(kind, tally, Tally::plus));
  }

  SortedMap<String, Tally> tallies() {
    return new TreeMap<>(tallies);
  }

  SortedSet<Origin> seenIn() {
    return new TreeSet<>(seenIn);
  }

  void writeTo(Packing out) {
    out.number(tallies.size());
    for (var entry : tallies.entrySet()) {
      out.text(entry.getKey());
      out.number(entry.getValue().seen());
      out.number(entry.getValue().repeated());
    }
    out.number(seenIn.size());
    for (Origin origin : seenIn) {
      out.one(origin);
    }
  }

  static Evidence readFrom(Unpacking in) throws IOException {
    Evidence evidence = new Evidence();
    for (int i = in.count(); i > 0; i--) {
      evidence.tallies.put(in.text(), new Tally((int) in.number(), (int) in.number()));
    }
    for (int i = in.count(); i > 0; i--) {
      evidence.seenIn.add(in.one(Origin.class));
    }
    return evidence;
  }
}
