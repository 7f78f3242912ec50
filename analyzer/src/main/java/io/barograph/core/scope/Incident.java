package io.barograph.core.scope;

import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Unpacking;
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
  /** Raised when the packed form changes; another form is refused, not misread. */
  private static final int FORMAT = 2;

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

  public void writeTo(Packing out) {
    out.octet(FORMAT);
    out.text(id);
    out.text(cli);
    out.one(segment.dimension());
    out.text(segment.value());
    out.time(openedAt);
    out.number(failing);
    out.number(active);
    out.number(peak);
    out.one(reason);
    out.optional(belowSince);
  }

  public static Incident readFrom(Unpacking in) throws IOException {
    int format = in.octet();
    if (format != FORMAT) {
      throw new IOException("an incident has format " + format + ", known is " + FORMAT);
    }
    return new Incident(
        in.text(),
        in.text(),
        new Segment(in.one(Segment.Dimension.class), in.text()),
        in.time(),
        (int) in.number(),
        (int) in.number(),
        (int) in.number(),
        in.one(Reason.class),
        in.optionalTime());
  }
}
