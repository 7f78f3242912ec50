package io.barograph.topology;

import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.FleetReportFormat;
import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Unpacking;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What the partitions of users tell the one partition of the fleet. */
sealed interface FleetMessage extends Watched {
  /** No tag is given twice. Those up to 2 were of a form that told times and texts in full. */
  int TOLD = 3;

  int REACHED = 4;

  /** Event time of what is told. */
  Instant at();

  /** A report of one login. */
  record Told(FleetReport report) implements FleetMessage {
    @Override
    public Instant at() {
      return report.at();
    }
  }

  /** All that a partition of users decides before its clock has been told. */
  record Reached(int partition, Instant at) implements FleetMessage {}

  /** For the repartition to the fleet. */
  static Serde<FleetMessage> serde() {
    return Serdes.serdeFrom(
        (topic, message) -> message == null ? null : Packed.pack(out -> write(out, message)),
        (topic, bytes) -> bytes == null ? null : Packed.unpack(bytes, FleetMessage::read));
  }

  private static void write(Packing out, FleetMessage message) {
    if (message instanceof Told told) {
      out.octet(TOLD);
      FleetReportFormat.write(out, told.report());
    } else if (message instanceof Reached reached) {
      out.octet(REACHED);
      out.number(reached.partition());
      out.time(reached.at());
    }
  }

  private static FleetMessage read(Unpacking in) throws IOException {
    int tag = in.octet();
    return switch (tag) {
      case TOLD -> new Told(FleetReportFormat.read(in));
      case REACHED -> new Reached((int) in.number(), in.time());
      default -> throw new IOException("packed by another version: no fleet message " + tag);
    };
  }
}
