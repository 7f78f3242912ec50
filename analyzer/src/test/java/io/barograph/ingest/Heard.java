package io.barograph.ingest;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what a recogniser finds in a record. */
final class Heard implements Recognised {
  static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  static final String FAILED = "ERROR: Failed to refresh token: 401 Unauthorized";

  static final Recogniser RECOGNISER = Recognisers.byDefault(Duration.ofSeconds(30), 100);

  final List<Envelope> envelopes = new ArrayList<>();
  final List<Sighting> sightings = new ArrayList<>();
  final List<Provenance> provenances = new ArrayList<>();
  final List<Unreadable> unreadable = new ArrayList<>();
  int noise;

  /** What a record with these bytes, a time, no header and the position 7 holds. */
  static Heard of(String value) {
    return of(record(value));
  }

  static Heard of(RawRecord record) {
    return of(record, RECOGNISER);
  }

  static Heard of(RawRecord record, Recogniser recogniser) {
    Heard heard = new Heard();
    recogniser.read(record, heard);
    return heard;
  }

  static Instant eventTime(String value) {
    return RECOGNISER.eventTime(record(value));
  }

  static RawRecord record(String value) {
    return record(value.getBytes(StandardCharsets.UTF_8), null, Map.of(), AT);
  }

  static RawRecord record(
      byte[] value, byte @Nullable [] key, Map<String, String> headers, Instant time) {
    return new RawRecord(
        value, key, headers::get, Attributes.NONE, time, TimeSource.RECORD, 7, null, null, null);
  }

  static RawRecord given(String value, String user, String host, @Nullable String stream) {
    return new RawRecord(
        value.getBytes(StandardCharsets.UTF_8),
        null,
        Attributes.NONE,
        Attributes.NONE,
        AT,
        TimeSource.RECORD,
        7,
        new UserId(user),
        new HostId(host),
        stream);
  }

  /** The only sighting. */
  Sighting sighting() {
    if (sightings.size() != 1) {
      throw new AssertionError("there are " + sightings.size() + " sightings");
    }
    return sightings.get(0);
  }

  /** Where the only sighting's parts are known from. */
  Provenance provenance() {
    sighting();
    return provenances.get(0);
  }

  @Override
  public void envelope(Envelope envelope) {
    envelopes.add(envelope);
  }

  @Override
  public void signal(Sighting sighting, Provenance provenance) {
    sightings.add(sighting);
    provenances.add(provenance);
  }

  @Override
  public void noise(int lines) {
    noise += lines;
  }

  @Override
  public void unreadable(Unreadable unread) {
    unreadable.add(unread);
  }
}
