package io.barograph.core.scope;

import io.barograph.core.signal.Packed;
import io.barograph.core.signal.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Many logins of one CLI failing at once.
 *
 * @param id the same for the same CLI, segment and opening
 * @param segment what the victims share
 * @param openedAt event time of the failure that reached the thresholds
 * @param failing logins that failed within the window as it opened
 * @param active logins of the segment as it opened
 * @param peak the most logins that were failing at once so far
 * @param reason the one told most often, of the failing logins as it opened
 * @param belowSince since when the lower thresholds are not reached, or null while they are
 */
public record Incident(
    String id,
    String cli,
    Segment segment,
    Instant openedAt,
    int failing,
    int active,
    int peak,
    Reason reason,
    @Nullable Instant belowSince) {

  /** Of the active logins, as it opened. */
  double share() {
    return (double) failing / active;
  }

  Incident withPeak(int now) {
    return new Incident(
        id, cli, segment, openedAt, failing, active, Math.max(peak, now), reason, belowSince);
  }

  Incident withBelowSince(@Nullable Instant since) {
    return new Incident(id, cli, segment, openedAt, failing, active, peak, reason, since);
  }

  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(id);
    out.writeUTF(cli);
    Packed.writeEnum(out, segment.dimension());
    out.writeUTF(segment.value());
    Packed.writeInstant(out, openedAt);
    out.writeInt(failing);
    out.writeInt(active);
    out.writeInt(peak);
    Packed.writeEnum(out, reason);
    Packed.writeOptional(out, belowSince);
  }

  public static Incident readFrom(DataInput in) throws IOException {
    return new Incident(
        in.readUTF(),
        in.readUTF(),
        new Segment(Packed.readEnum(in, Segment.Dimension.class), in.readUTF()),
        Packed.readInstant(in),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        Packed.readEnum(in, Reason.class),
        Packed.readOptionalInstant(in));
  }
}
