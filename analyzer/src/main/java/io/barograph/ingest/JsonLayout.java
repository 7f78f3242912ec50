package io.barograph.ingest;

import java.util.Arrays;

/**
 * How the objects of one shipper are laid out: which member follows which, and what stands between
 * their values. It foretells and decides nothing: what stands elsewhere is read as if nothing had
 * been known. For one thread.
 */
final class JsonLayout {
  private static final int MOST_MEMBERS = 32;

  /** No names are longer; a blank before a name can be. */
  private static final int LONGEST = 64;

  /** Of members that were not foretold, one in so many is learned: shippers may take turns. */
  private static final int LEARNED = 16;

  private static final byte[] NOTHING = {};

  private final byte[][] between = new byte[MOST_MEMBERS][];
  private final int[] names = new int[MOST_MEMBERS];
  private int surprises;
  private int surprise;

  JsonLayout() {
    Arrays.fill(between, NOTHING);
  }

  /**
   * Where the value of a member begins, if that member stands at {@code at}.
   *
   * @param index of the member in its object
   * @return -1 where another one does, or none is known
   */
  int valueAfter(int index, byte[] bytes, int at, int to) {
    byte[] known = index < MOST_MEMBERS ? between[index] : NOTHING;
    int value = at + known.length;
    if (value > at && value < to && Arrays.equals(bytes, at, value, known, 0, known.length)) {
      return value;
    }
    surprise = index;
    return -1;
  }

  /** The number of the member's name, or -1 for one that no rule names. */
  int name(int index) {
    return names[index];
  }

  /** What stood there instead: from {@code at} to its value. */
  void met(int name, byte[] bytes, int at, int value) {
    boolean isLearned = surprises++ % LEARNED == 0;
    if (isLearned && surprise < MOST_MEMBERS && value - at <= LONGEST) {
      between[surprise] = Arrays.copyOfRange(bytes, at, value);
      names[surprise] = name;
    }
  }
}
