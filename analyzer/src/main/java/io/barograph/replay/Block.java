package io.barograph.replay;

import io.barograph.ingest.LineSieve;
import java.util.Arrays;

/** A stretch of whole lines, and which of them may hold a signal. Used again and again. */
final class Block implements LineSieve.Found {
  /** As much as stays in a core's own cache while it is searched and then read. */
  static final int SIZE = 1 << 18;

  private static final int FIELDS = 4;

  byte[] bytes = new byte[SIZE];

  /** Behind the last line. */
  int end;

  /** How many lines stand before this block. */
  long linesBefore;

  int lines;

  /** Of all lines: where the last begins that may begin with a time, or {@link LineSieve#NONE}. */
  int timed;

  /** As a line was found: where it begins and ends, how many stand before it, which is timed. */
  private int[] found = new int[FIELDS * 64];

  private int used;

  void clear() {
    used = 0;
    end = 0;
    lines = 0;
    timed = LineSieve.NONE;
  }

  void growTo(int size) {
    bytes = size > bytes.length ? Arrays.copyOf(bytes, size) : bytes;
  }

  @Override
  public void line(int from, int to, int before, int timedUpTo) {
    if (used + FIELDS > found.length) {
      found = Arrays.copyOf(found, found.length * 2);
    }
    found[used++] = from;
    found[used++] = to;
    found[used++] = before;
    found[used++] = timedUpTo;
  }

  @Override
  public void end(int timedUpTo) {
    timed = timedUpTo;
  }

  /** How many lines may hold a signal. */
  int found() {
    return used / FIELDS;
  }

  int from(int index) {
    return found[index * FIELDS];
  }

  int to(int index) {
    return found[index * FIELDS + 1];
  }

  /** Where the last line begins, that one or before, that may begin with a time. */
  int timed(int index) {
    return found[index * FIELDS + 3];
  }

  /** The number of that line in the whole text, 1 for the first. */
  long number(int index) {
    return linesBefore + found[index * FIELDS + 2] + 1;
  }

  /** Where the line begins that {@code to} is in or behind, or {@code from} if not behind it. */
  int startOf(int to, int from) {
    int at = to;
    while (at > from && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** The last line, without its line break. */
  byte[] lastLine() {
    int to = end > 0 && bytes[end - 1] == '\n' ? end - 1 : end;
    return Arrays.copyOfRange(bytes, startOf(to, 0), to);
  }
}
