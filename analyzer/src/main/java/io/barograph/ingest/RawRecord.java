package io.barograph.ingest;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came, from a topic or a file.
 *
 * @param value the bytes, or null for a tombstone
 * @param key the bytes, or null; not looked at unless a place says so
 * @param headers of the record
 * @param groups of the pattern that took the line apart
 * @param time of the record; what a line falls back on
 * @param timeSource what {@link #time} is worth: {@link TimeSource#RECORD}, which also bounds how
 *     far ahead a line's own time may lie, or {@link TimeSource#RECKONED}, which bounds nothing
 * @param position place in its source: offset or line number, not negative
 * @param user as an option says, for lines that do not say it; or null
 * @param host as an option says, for lines that do not say it; or null
 * @param stream stands in for a session that nothing names, such as a file name; null for the host
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Kafka's own form; records are read once, never compared.
public record RawRecord(
    byte @Nullable [] value,
    byte @Nullable [] key,
    Attributes headers,
    Attributes groups,
    Instant time,
    TimeSource timeSource,
    long position,
    @Nullable UserId user,
    @Nullable HostId host,
    @Nullable String stream) {

  /** Whether it tells nothing of its lines but what options say. */
  boolean isBare() {
    return key == null && headers == Attributes.NONE && groups == Attributes.NONE;
  }

  @Override
  public String toString() {
    int size = value == null ? 0 : value.length;
    return "RawRecord[position " + position + ", " + size + " bytes]";
  }
}
