package io.barograph.ingest;

import io.barograph.core.dialect.HostPrefix;
import io.barograph.core.dialect.LineTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time of the first line of a record that has one, whatever it says; a few are looked at. */
final class FirstTime implements Envelopes.Contents, Sieve {
  private static final int LOOKED_AT = 1000;

  private final RawRecord record;
  private final Whose whose;
  private int lines;
  private @Nullable Instant time;

  private FirstTime(RawRecord record, Whose whose) {
    this.record = record;
    this.whose = whose;
  }

  /**
   * Looks for it.
   *
   * @param value of the record, neither missing nor empty
   * @return the line's own time, else the shipper's, else null
   */
  static @Nullable Instant in(byte[] value, RawRecord record, Whose whose) {
    FirstTime first = new FirstTime(record, whose);
    new Envelopes(first).open(value, first);
    return first.time;
  }

  @Override
  public boolean mayHoldSignal(byte[] bytes, int from, int to) {
    return time == null && lines++ < LOOKED_AT;
  }

  @Override
  public boolean endsInWholeLine(byte[] bytes, int from, int to) {
    return mayHoldSignal(bytes, from, to);
  }

  @Override
  public boolean mayHoldSignalInJson(byte[] bytes, int from, int to) {
    return mayHoldSignal(bytes, from, to);
  }

  @Override
  public boolean line(Shipped line) {
    if (time == null) {
      Instant own = LineTime.leading(HostPrefix.of(line.text()).body());
      Whose.Found<Instant> shipped = whose.shippedAt(line, record);
      time = own != null || shipped == null ? own : shipped.value();
    }
    return false;
  }

  @Override
  public void envelope(Envelope envelope) {}

  @Override
  public void noise(int lines) {}

  @Override
  public void unreadable(Unreadable.Reason reason) {}
}
