package io.barograph.core.sequence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which kinds of line a sequence was made from, how many, and how many said nothing new. */
final class Evidence {
  private final SortedMap<String, Tally> tallies = new TreeMap<>();

  void seen(String kind, int repeats) {
    tallies.merge(kind, new Tally(1 + repeats, repeats), Tally::plus);
  }

  void repeated(String kind, int repeats) {
    tallies.merge(kind, new Tally(1 + repeats, 1 + repeats), Tally::plus);
  }

  SortedMap<String, Tally> tallies() {
    return new TreeMap<>(tallies);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeByte(tallies.size());
    for (var entry : tallies.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue().seen());
      out.writeInt(entry.getValue().repeated());
    }
  }

  static Evidence readFrom(DataInput in) throws IOException {
    Evidence evidence = new Evidence();
    for (int i = in.readByte(); i > 0; i--) {
      evidence.tallies.put(in.readUTF(), new Tally(in.readInt(), in.readInt()));
    }
    return evidence;
  }
}
