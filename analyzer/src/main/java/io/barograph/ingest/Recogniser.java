package io.barograph.ingest;

import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.LineTime;
import io.barograph.core.dialect.Needles;
import io.barograph.core.dialect.Reading;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Line;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record into sightings: tells noise on bytes, reads the envelope of the rest, asks the
 * dialects, settles whose line it is and when. Safe for many threads.
 */
public final class Recogniser {
  /** Ten times what Kafka takes by default; a longer record is no log line. */
  public static final int LONGEST_RECORD = 10 * 1024 * 1024;

  /** More lines of one record than this share the last place. */
  private static final int LINES_A_RECORD = 1 << 16;

  /** Of a place behind a shipper's time: lines shipped in one microsecond are not many. */
  private static final int PLACE_BITS = 32;

  /** In microseconds, half an hour: what fits beside the place. */
  private static final long LATEST_ORDERED = Integer.MAX_VALUE;

  private final List<Dialect> dialects;
  private final Needles needles;
  private final TimeBounds bounds;
  private final Excerpt excerpt;

  public Recogniser(List<Dialect> dialects, TimeBounds bounds, Excerpt excerpt) {
    this.dialects = List.copyOf(dialects);
    this.needles = Needles.of(dialects, Set.of(NativeLine.TEXT_KEY));
    this.bounds = bounds;
    this.excerpt = excerpt;
  }

  /**
   * Whether one line or JSON envelope may carry a signal: on bytes, without reading it. Never false
   * for one that does.
   */
  public boolean mayHoldSignal(byte[] bytes, int from, int to) {
    return mayHoldSignal(bytes, from, to, NativeLine.find(bytes, from, to));
  }

  private boolean mayHoldSignal(byte[] bytes, int from, int to, NativeLine.@Nullable Span line) {
    if (line == null) {
      return needles.mayHoldSignal(bytes, from, to);
    }
    return line.manyLines()
        ? needles.mayHoldSignalInJson(bytes, from, to)
        : needles.mayHoldSignal(bytes, line.from(), line.to());
  }

  /** Reads one record; everything it holds goes to {@code to}, nothing is lost. */
  public void read(RawRecord record, Recognised to) {
    byte[] value = record.value();
    Unreadable.Reason wrong = wrongWith(value);
    if (wrong != null || value == null) {
      to.unreadable(new Unreadable(Objects.requireNonNull(wrong), kept(value, wrong)));
      return;
    }
    NativeLine.Span line = NativeLine.find(value, 0, value.length);
    if (line == null) {
      to.envelope(Envelope.TEXT);
      readText(record, value, to);
    } else if (!mayHoldSignal(value, 0, value.length, line)) {
      to.envelope(Envelope.NATIVE_JSON);
      to.noise();
    } else {
      readNative(record, value, to);
    }
  }

  /**
   * The event time of a record whose lines may all be noise: the first line's own, the shipper's,
   * or the record's, as far as it can be believed.
   */
  public Instant eventTime(RawRecord record) {
    byte[] value = record.value();
    if (value == null || value.length == 0 || value.length > LONGEST_RECORD) {
      return micros(record.time());
    }
    Instant time = null;
    if (record.timeSource() == TimeSource.RECKONED
        && NativeLine.find(value, 0, value.length) == null) {
      // Whoever reckoned it has read the line's own time already.
      return micros(record.time());
    }
    try {
      boolean named = NativeLine.find(value, 0, value.length) != null;
      NativeLine line = named ? NativeLine.parse(value) : null;
      if (line != null) {
        Instant own = LineTime.leading(line.line());
        time = own == null ? line.time() : own;
      } else {
        time =
            LineTime.leading(
                new String(value, 0, Math.min(value.length, 80), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // Not readable, and counted as such where it is read; the record's time stands.
      time = null;
    }
    return time != null && bounds.believes(time, record) ? micros(time) : micros(record.time());
  }

  private static Unreadable.@Nullable Reason wrongWith(byte @Nullable [] value) {
    if (value == null) {
      return Unreadable.Reason.TOMBSTONE;
    } else if (value.length == 0) {
      return Unreadable.Reason.EMPTY;
    } else if (value.length > LONGEST_RECORD) {
      return Unreadable.Reason.TOO_LONG;
    }
    return Utf8.isValid(value) ? null : Unreadable.Reason.INVALID_UTF8;
  }

  /** Of bytes that are no text an excerpt tells nothing. */
  private String kept(byte @Nullable [] value, Unreadable.Reason reason) {
    return value == null || reason == Unreadable.Reason.INVALID_UTF8 ? "" : excerpt.of(value);
  }

  private void readNative(RawRecord record, byte[] value, Recognised to) {
    NativeLine line;
    try {
      line = NativeLine.parse(value);
    } catch (IOException e) {
      to.unreadable(new Unreadable(Unreadable.Reason.BAD_JSON, excerpt.of(value)));
      return;
    }
    if (line == null) {
      to.envelope(Envelope.TEXT);
      readText(record, value, to);
      return;
    }
    to.envelope(Envelope.NATIVE_JSON);
    String[] texts = line.line().split("\n", -1);
    for (int i = 0; i < texts.length; i++) {
      read(record, line, texts[i], i, to);
    }
  }

  private void readText(RawRecord record, byte[] value, Recognised to) {
    int index = 0;
    for (int from = 0; from < value.length; index++) {
      int end = ByteScan.indexOf(value, from, value.length, (byte) '\n');
      if (needles.mayHoldSignal(value, from, end)) {
        String text = new String(value, from, end - from, StandardCharsets.UTF_8);
        read(record, null, text, index, to);
      } else {
        to.noise();
      }
      from = end + 1;
    }
  }

  private void read(
      RawRecord record, @Nullable NativeLine json, String text, int index, Recognised to) {
    String named = json == null ? null : json.cli();
    String cli = named == null ? record.cli() : named;
    for (Dialect dialect : dialects) {
      Reading reading = cli.isEmpty() || cli.equals(dialect.cli()) ? dialect.read(text) : null;
      if (reading != null) {
        sighted(lineOf(record, json, cli, text, index), reading, record, to);
        return;
      }
    }
    to.noise();
  }

  private void sighted(Line line, Reading reading, RawRecord record, Recognised to) {
    Instant own = reading.time();
    Instant time = own == null ? line.time() : own;
    TimeSource source = own == null ? line.timeSource() : TimeSource.LINE;
    boolean skewed = !bounds.believes(time, record);
    if (skewed) {
      time = record.time();
      source = record.timeSource();
    }
    to.signal(
        new Sighting(
            line.user(),
            line.host(),
            line.session(),
            micros(time),
            own == null ? line.ordinal() : ordinal(line, own),
            reading.signal()),
        source,
        skewed);
  }

  private static Line lineOf(
      RawRecord record, @Nullable NativeLine json, String cli, String text, int index) {
    String user = json == null ? null : json.user();
    String host = json == null ? null : json.host();
    String session = json == null ? null : json.session();
    HostId at = host != null ? new HostId(host) : orElse(record.host(), HostId.UNKNOWN);
    // A file of JSON lines may hold many hosts: the host is their stream, as it is on a topic.
    String stream = host != null || record.stream() == null ? at.value() : record.stream();
    Instant time = json == null ? null : json.time();
    return new Line(
        time == null ? record.time() : time,
        time == null ? record.timeSource() : TimeSource.SHIPPER,
        user != null ? new UserId(user) : orElse(record.user(), UserId.UNKNOWN),
        at,
        session != null
            ? new SessionId(session)
            : orElse(record.session(), SessionId.ofStream(stream)),
        cli,
        record.position() * LINES_A_RECORD + Math.min(index, LINES_A_RECORD - 1),
        text);
  }

  /**
   * A stamp of whole seconds leaves the order inside its second open, and offsets of different
   * partitions do not tell it. The shipper's time does, where there is one, and comes first.
   */
  private static long ordinal(Line line, Instant own) {
    if (line.timeSource() != TimeSource.SHIPPER || line.time().isBefore(own)) {
      return line.ordinal();
    }
    long shippedAfter = Math.min(ChronoUnit.MICROS.between(own, line.time()), LATEST_ORDERED);
    return (shippedAfter << PLACE_BITS) | (line.ordinal() & ((1L << PLACE_BITS) - 1));
  }

  private static <T> T orElse(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  /** The finest time that is kept: states and sightings are packed in microseconds. */
  private static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
