package io.barograph.replay;

import io.barograph.core.dialect.LineTime;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.TimeSource;
import io.barograph.ingest.Attributes;
import io.barograph.ingest.RawRecord;
import io.barograph.ingest.Recogniser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file of lines: bare, in our own JSON, or prefixed as a pattern says. */
final class TextSource implements RecordSource {
  /** A file that tells times at all tells one early on. */
  private static final int HEAD = 1 << 16;

  private final String name;
  private final Given given;
  private final Recogniser recogniser;
  private final LineReader lines;
  private final ReckonedTime reckoned;
  private boolean lastWasReckoned;
  private long noise;

  private TextSource(
      String name, Given given, Recogniser recogniser, LineReader lines, Instant start) {
    this.name = name;
    this.given = given;
    this.recogniser = recogniser;
    this.lines = lines;
    this.reckoned = new ReckonedTime(start);
  }

  /**
   * Opens a stream of lines.
   *
   * @param in which supports mark and reset
   * @param start the time of lines before the first that tells one, if none tells one early on
   */
  static TextSource of(
      String name, Given given, Recogniser recogniser, BufferedInputStream in, Instant start)
      throws IOException {
    in.mark(HEAD);
    Instant told = firstTime(in.readNBytes(HEAD));
    in.reset();
    return new TextSource(
        name, given, recogniser, new LineReader((InputStream) in), told == null ? start : told);
  }

  private static @Nullable Instant firstTime(byte[] head) {
    return new String(head, StandardCharsets.UTF_8)
        .lines()
        .map(LineTime::leading)
        .filter(time -> time != null)
        .findFirst()
        .orElse(null);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable RawRecord next() throws IOException {
    while (lines.next()) {
      byte[] block = lines.block();
      int from = lines.from();
      int to = lines.to();
      reckoned.pass(block, from, to);
      if (recogniser.lineMayHoldSignal(block, from, to)) {
        RawRecord record = record(lines.copy());
        if (record != null) {
          return record;
        }
      }
      noise++;
    }
    return null;
  }

  @Override
  public void read(Signal signal) {
    if (lastWasReckoned) {
      reckoned.read(signal);
    }
  }

  @Override
  public long noise() {
    return noise;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  @Override
  public @Nullable RawRecord last() {
    byte[] line = lines.last();
    return line == null ? null : record(line);
  }

  private @Nullable RawRecord record(byte[] line) {
    return given.pattern() == null ? bare(line) : prefixed(line, given.pattern());
  }

  private RawRecord bare(byte[] line) {
    lastWasReckoned = true;
    return record(line, reckoned.now(), TimeSource.RECKONED, Attributes.NONE);
  }

  private @Nullable RawRecord prefixed(byte[] line, LinePattern pattern) {
    LinePattern.Parts parts = pattern.match(new String(line, StandardCharsets.UTF_8));
    if (parts == null) {
      return null;
    }
    Instant time = parts.time();
    lastWasReckoned = time == null;
    return record(
        parts.line().getBytes(StandardCharsets.UTF_8),
        time == null ? reckoned.now() : time,
        time == null ? TimeSource.RECKONED : TimeSource.SHIPPER,
        parts.groups());
  }

  private RawRecord record(byte[] value, Instant time, TimeSource source, Attributes groups) {
    return new RawRecord(
        value,
        null,
        Attributes.NONE,
        groups,
        time,
        source,
        lines.number(),
        given.user(),
        given.host(),
        name);
  }
}
