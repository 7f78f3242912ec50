package io.barograph.topology;

import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.SightingFormat;
import io.barograph.ingest.Unreadable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What the recogniser makes of its records. */
sealed interface Recognition {

  /** A signal, and the input partition whose time it moves on. */
  record Seen(String source, Sighting sighting) implements Recognition {}

  /** How far an input partition has been read; goes to every partition of users. */
  record Tick(String source, Instant time) implements Recognition {}

  /** An input partition has had nothing to read for a while; goes to every partition of users. */
  record Idle(String source) implements Recognition {}

  /** A record that could not be read; never crosses the repartition. */
  record Unread(Unreadable unreadable) implements Recognition {}

  /** For the repartition by user. */
  static Serde<Recognition> serde() {
    return Serdes.serdeFrom(
        (topic, recognition) ->
            recognition == null ? null : Packed.pack(out -> write(out, recognition)),
        (topic, bytes) -> bytes == null ? null : Packed.unpack(bytes, Recognition::read));
  }

  private static void write(DataOutput out, Recognition recognition) throws IOException {
    if (recognition instanceof Seen seen) {
      out.writeByte(1);
      out.writeUTF(seen.source());
      SightingFormat.write(out, seen.sighting());
    } else if (recognition instanceof Tick tick) {
      out.writeByte(2);
      out.writeUTF(tick.source());
      Packed.writeInstant(out, tick.time());
    } else if (recognition instanceof Idle idle) {
      out.writeByte(3);
      out.writeUTF(idle.source());
    } else {
      throw new IllegalStateException("an unread record must not be repartitioned");
    }
  }

  private static Recognition read(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case 1 -> new Seen(in.readUTF(), SightingFormat.read(in));
      case 2 -> new Tick(in.readUTF(), Packed.readInstant(in));
      case 3 -> new Idle(in.readUTF());
      default -> throw new IOException("packed by a newer version: no recognition " + tag);
    };
  }
}
