package io.barograph.replay;

import io.barograph.core.dialect.LineTime;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.TimeSource;
import io.barograph.ingest.Attributes;
import io.barograph.ingest.RawRecord;
import io.barograph.ingest.Recogniser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file of lines: bare, in our own JSON, or prefixed as a pattern says. */
final class TextSource implements RecordSource {
  /** A file that tells times at all tells one early on. */
  private static final int HEAD = 1 << 16;

  private final String name;
  private final Given given;
  private final Blocks blocks;
  private final ReckonedTime reckoned;
  private @Nullable Block block;

  /** Of the lines of this block that may hold a signal, the next. */
  private int next;

  /** Of the line that was read last. */
  private long number;

  private byte @Nullable [] last;
  private boolean lastWasReckoned;
  private long noise;

  private TextSource(String name, Given given, Blocks blocks, Instant start) {
    this.name = name;
    this.given = given;
    this.blocks = blocks;
    this.reckoned = new ReckonedTime(start);
  }

  /**
   * Opens a stream of lines.
   *
   * @param in which supports mark and reset
   * @param ahead whether to read in a thread of its own
   * @param start the time of lines before the first that tells one, if none tells one early on
   */
  static TextSource of(
      String name,
      Given given,
      Recogniser recogniser,
      BufferedInputStream in,
      boolean ahead,
      Instant start)
      throws IOException {
    in.mark(HEAD);
    Instant told = firstTime(in.readNBytes(HEAD));
    in.reset();
    BlockReader reader = new BlockReader(in, recogniser.lineSieve());
    Blocks blocks = ahead ? new ReadAhead(reader, name) : reader;
    return new TextSource(name, given, blocks, told == null ? start : told);
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
    while (true) {
      Block lines = block;
      if (lines != null && next < lines.found()) {
        RawRecord record = record(lines, next++);
        if (record != null) {
          noise--;
          return record;
        }
      } else if (!nextBlock()) {
        return null;
      }
    }
  }

  private boolean nextBlock() throws IOException {
    Block passed = block;
    if (passed != null) {
      reckoned.endOf(passed);
      last = passed.lastLine();
      number = passed.linesBefore + passed.lines;
    }
    try {
      block = blocks.next();
    } catch (IOException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
    next = 0;
    noise += block == null ? 0 : block.lines;
    return block != null;
  }

  private @Nullable RawRecord record(Block lines, int index) {
    int from = lines.from(index);
    int to = lines.to(index);
    number = lines.number(index);
    reckoned.pass(lines, index);
    return record(Arrays.copyOfRange(lines.bytes, from, to));
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
    blocks.close();
  }

  @Override
  public @Nullable RawRecord last() {
    byte[] line = last;
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
        number,
        given.user(),
        given.host(),
        name);
  }
}
