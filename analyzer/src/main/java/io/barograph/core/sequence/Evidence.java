package io.barograph.core.sequence;

import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Packed;
import java.io.DataInput;
import java.io.DataOutput;
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

  void writeTo(DataOutput out) throws IOException {
    out.writeByte(tallies.size());
    for (var entry : tallies.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue().seen());
      out.writeInt(entry.getValue().repeated());
    }
    out.writeByte(seenIn.size());
    for (Origin origin : seenIn) {
      Packed.writeEnum(out, origin);
    }
  }

  static Evidence readFrom(DataInput in) throws IOException {
    Evidence evidence = new Evidence();
    for (int i = in.readByte(); i > 0; i--) {
      evidence.tallies.put(in.readUTF(), new Tally(in.readInt(), in.readInt()));
    }
    for (int i = in.readByte(); i > 0; i--) {
      evidence.seenIn.add(Packed.readEnum(in, Origin.class));
    }
    return evidence;
  }
}
