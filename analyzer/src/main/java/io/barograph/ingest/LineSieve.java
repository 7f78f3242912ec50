package io.barograph.ingest;

import io.barograph.core.dialect.Needles;

/**
 * Goes over many lines at once and stops only at those that may hold a signal. Nothing is copied,
 * and no string is made. For one thread each; {@link Recogniser#lineSieve()} makes them.
 */
public final class LineSieve {
  /** Where no line of a range may begin with a time. */
  public static final int NONE = -1;

  private static final boolean[] BEGINS_TIME = beginsTime();

  private final Needles needles;
  private final EnvelopeSieve envelopes;
  private final JsonOutline outline = JsonOutline.ofMany();

  LineSieve(Needles needles, EnvelopeSieve envelopes) {
    this.needles = needles;
    this.envelopes = envelopes;
  }

  /** Takes the lines that may hold a signal. */
  public interface Found {
    /**
     * One line, without its line break.
     *
     * @param before how many lines stand before it in the range
     * @param timed where the last line begins, this one or before, that may begin with a time; or
     *     {@link #NONE}
     */
    void line(int from, int to, int before, int timed);

    /**
     * The range is over.
     *
     * @param timed the same for all its lines
     */
    default void end(int timed) {}
  }

  /**
   * Sifts the lines of a range, of which the last need not end in a line break.
   *
   * @return how many lines there are
   */
  public int sift(byte[] bytes, int start, int end, Found found) {
    int lines = 0;
    int timed = NONE;
    int needle = needles.find(bytes, start, end);
    for (int from = start; from < end; lines++) {
      int to = ByteScan.indexOf(bytes, from, end, (byte) '\n');
      boolean holdsNeedle = needle < to;
      timed = BEGINS_TIME[bytes[from] & 0xFF] ? from : timed;
      if (holdsNeedle || (from < to && isUnusual(bytes, from, to))) {
        int close = bytes[to - 1] == '\r' ? to - 1 : to;
        if (mayHoldSignal(bytes, from, close, holdsNeedle)) {
          found.line(from, close, lines, timed);
        }
      }
      needle = holdsNeedle ? needles.find(bytes, to, end) : needle;
      from = to + 1;
    }
    found.end(timed);
    return lines;
  }

  /** A digit, a bracket, or a colour before either. */
  private static boolean[] beginsTime() {
    boolean[] begins = new boolean[1 << Byte.SIZE];
    for (char first : "0123456789[\u001b".toCharArray()) {
      begins[first] = true;
    }
    return begins;
  }

  /** Whether a line without a needle may hold a signal all the same; few look like it. */
  private boolean isUnusual(byte[] bytes, int from, int to) {
    byte last = bytes[to - 1];
    return last == '}'
        || (last >= 0 && last <= ' ')
        || beginsJson(bytes, from, to)
        || needles.endsInWholeLine(bytes, from, to);
  }

  private boolean mayHoldSignal(byte[] bytes, int from, int to, boolean holdsNeedle) {
    if (from == to) {
      return false;
    } else if (bytes[from] == '{') {
      return envelopes.objectMayHoldSignal(outline, bytes, from, to, holdsNeedle);
    }
    return beginsJson(bytes, from, to)
        ? envelopes.mayHoldSignal(bytes, from, to)
        : holdsNeedle || envelopes.endsInSignal(bytes, from, to);
  }

  /** An array of objects, and not a stamp, a level or a list in brackets. */
  private static boolean beginsJson(byte[] bytes, int from, int to) {
    byte first = bytes[from];
    if (first == '[') {
      int next = JsonOutline.skipBlanks(bytes, from + 1, to);
      return next < to && bytes[next] == '{';
    }
    return first == '{' || first == '"';
  }
}
