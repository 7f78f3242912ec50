package io.barograph.replay;

import io.barograph.ingest.LineSieve;
import java.util.Arrays;

/** A stretch of whole lines, and which of them may hold a signal. Used again and again. */
final class Block implements LineSieve.Found {
  /** As much as stays in a core's own cache while it is searched and then read. */
  static final int SIZE = 1 << 18;

  byte[] bytes = new byte[SIZE];

  /** Behind the last line. */
  int end;

  /** How many lines stand before this block. */
  long linesBefore;

  int lines;

  /** Three a line: where it begins and ends, and how many lines stand before it in here. */
  private int[] found = new int[256];

  private int used;

  void clear() {
    used = 0;
    end = 0;
    lines = 0;
  }

  void growTo(int size) {
    bytes = size > bytes.length ? Arrays.copyOf(bytes, size) : bytes;
  }

  @Override
  public void line(int from, int to, int before) {
    if (used + 3 > found.length) {
      found = Arrays.copyOf(found, found.length * 2);
    }
    found[used++] = from;
    found[used++] = to;
    found[used++] = before;
  }

  /** How many lines may hold a signal. */
  int found() {
    return used / 3;
  }

  int from(int index) {
    return found[index * 3];
  }

  int to(int index) {
    return found[index * 3 + 1];
  }

  /** The number of that line in the whole text, 1 for the first. */
  long number(int index) {
    return linesBefore + found[index * 3 + 2] + 1;
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
