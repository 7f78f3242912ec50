package io.barograph.topology;

import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Unpacking;
import io.barograph.ingest.Unreadable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What the recogniser makes of its records. */
sealed interface Recognition {
  /** No tag is given twice. Those up to 3 were of a form that told times and texts in full. */
  int SEEN = 4;

  int TICK = 5;
  int IDLE = 6;

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

  private static void write(Packing out, Recognition recognition) {
    if (recognition instanceof Seen seen) {
      out.octet(SEEN);
      out.text(seen.source());
      SightingFormat.write(out, seen.sighting().inMicros());
    } else if (recognition instanceof Tick tick) {
      out.octet(TICK);
      out.text(tick.source());
      out.time(tick.time().truncatedTo(ChronoUnit.MICROS));
    } else if (recognition instanceof Idle idle) {
      out.octet(IDLE);
      out.text(idle.source());
    } else {
      throw new IllegalStateException("an unread record must not be repartitioned");
    }
  }

  private static Recognition read(Unpacking in) throws IOException {
    int tag = in.octet();
    return switch (tag) {
      case SEEN -> new Seen(in.text(), SightingFormat.read(in));
      case TICK -> new Tick(in.text(), in.time());
      case IDLE -> new Idle(in.text());
      default -> throw new IOException("packed by another version: no recognition " + tag);
    };
  }
}
