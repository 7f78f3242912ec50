package io.barograph.topology;

import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.FleetReportFormat;
import io.barograph.core.signal.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What the partitions of users tell the one partition of the fleet. */
sealed interface FleetMessage extends Watched {
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

  private static void write(DataOutput out, FleetMessage message) throws IOException {
    if (message instanceof Told told) {
      out.writeByte(1);
      FleetReportFormat.write(out, told.report());
    } else if (message instanceof Reached reached) {
      out.writeByte(2);
      out.writeInt(reached.partition());
      Packed.writeInstant(out, reached.at());
    }
  }

  private static FleetMessage read(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case 1 -> new Told(FleetReportFormat.read(in));
      case 2 -> new Reached(in.readInt(), Packed.readInstant(in));
      default -> throw new IOException("packed by a newer version: no fleet message " + tag);
    };
  }
}
