package io.barograph.replay;

import io.barograph.ingest.ByteScan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Finds the lines of a stream in large blocks, without copying them. */
final class LineReader implements AutoCloseable {
  private static final int BLOCK = 1 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[BLOCK];
  private int from;
  private int to;
  private int filled;
  private long number;
  private boolean ended;

  LineReader(InputStream in) {
    this.in = in;
  }

  /**
   * Moves to the next line.
   *
   * @return false at the end
   */
  boolean next() throws IOException {
    from = number == 0 ? 0 : to + 1;
    int scanned = from;
    while (true) {
      int end = ByteScan.indexOf(buffer, scanned, filled, (byte) '\n');
      if (end < filled) {
        return found(end);
      }
      if (ended) {
        return from < filled && found(filled);
      }
      scanned = filled - from;
      fill();
    }
  }

  private boolean found(int end) {
    to = end;
    number++;
    return true;
  }

  /** Keeps the line that has begun, and makes room for as much again. */
  private void fill() throws IOException {
    int kept = Math.max(0, filled - from);
    if (from > 0) {
      System.arraycopy(buffer, Math.min(from, filled), buffer, 0, kept);
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    from = 0;
    filled = kept;
    int read = in.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(0, read);
  }

  /** The block the line lies in; valid until the next line. */
  byte[] block() {
    return buffer;
  }

  int from() {
    return from;
  }

  /** Behind the last byte, a carriage return left out. */
  int to() {
    return to > from && buffer[to - 1] == '\r' ? to - 1 : to;
  }

  /** 1 for the first. */
  long number() {
    return number;
  }

  byte[] copy() {
    return Arrays.copyOfRange(buffer, from, to());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
