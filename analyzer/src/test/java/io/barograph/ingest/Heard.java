package io.barograph.ingest;

import io.barograph.core.dialect.Dialects;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a recogniser finds in a record. */
final class Heard implements Recognised {
  static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  static final String FAILED = "ERROR: Failed to refresh token: 401 Unauthorized";

  private static final Recogniser RECOGNISER =
      new Recogniser(Dialects.ALL, new TimeBounds(Duration.ofSeconds(30)), new Excerpt(100));

  final List<Envelope> envelopes = new ArrayList<>();
  final List<Sighting> sightings = new ArrayList<>();
  final List<TimeSource> sources = new ArrayList<>();
  final List<Unreadable> unreadable = new ArrayList<>();
  int skewed;
  int noise;

  /** What a record with these bytes, a time, no header and the position 7 holds. */
  static Heard of(String value) {
    return of(record(value, null, null, null, null));
  }

  static Heard of(RawRecord record) {
    Heard heard = new Heard();
    RECOGNISER.read(record, heard);
    return heard;
  }

  static Instant eventTime(String value) {
    return RECOGNISER.eventTime(record(value, null, null, null, null));
  }

  static RawRecord record(
      String value,
      @Nullable String user,
      @Nullable String host,
      @Nullable String session,
      @Nullable String stream) {
    return new RawRecord(
        value.getBytes(StandardCharsets.UTF_8),
        AT,
        TimeSource.RECORD,
        7,
        user == null ? null : new UserId(user),
        host == null ? null : new HostId(host),
        session == null ? null : new SessionId(session),
        "",
        stream);
  }

  /** The only sighting. */
  Sighting sighting() {
    if (sightings.size() != 1) {
      throw new AssertionError("there are " + sightings.size() + " sightings");
    }
    return sightings.get(0);
  }

  @Override
  public void envelope(Envelope envelope) {
    envelopes.add(envelope);
  }

  @Override
  public void signal(Sighting sighting, TimeSource source, boolean wrongClock) {
    sightings.add(sighting);
    sources.add(source);
    skewed += wrongClock ? 1 : 0;
  }

  @Override
  public void noise() {
    noise++;
  }

  @Override
  public void unreadable(Unreadable unread) {
    unreadable.add(unread);
  }
}
