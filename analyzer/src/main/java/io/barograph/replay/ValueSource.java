package io.barograph.replay;

import io.barograph.core.signal.TimeSource;
import io.barograph.ingest.Attributes;
import io.barograph.ingest.RawRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that is one value, such as OpenTelemetry's binary form. */
final class ValueSource implements RecordSource {
  private final String name;
  private final RawRecord record;
  private boolean read;

  ValueSource(String name, byte[] value, Instant time, Given given) {
    this.name = name;
    this.record =
        new RawRecord(
            value,
            null,
            Attributes.NONE,
            Attributes.NONE,
            time,
            TimeSource.RECKONED,
            1,
            given.user(),
            given.host(),
            name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable RawRecord next() {
    if (read) {
      return null;
    }
    read = true;
    return record;
  }

  @Override
  public RawRecord last() {
    return record;
  }

  @Override
  public void close() {}
}
