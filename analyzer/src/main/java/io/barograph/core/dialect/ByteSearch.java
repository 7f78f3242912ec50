package io.barograph.core.dialect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Looks for many strings at once in bytes. Each four bytes are looked up once, at a stride that no
 * string can slip through: whether they may stand in a string, and whether they may follow in one
 * on the four before. Only where both say so is a string compared. The stride is fixed, unlike in a
 * skipping search: no look-up waits for the one before, which is what such a search spends its time
 * on.
 */
final class ByteSearch {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BLOCK = 4;

  /** Strings at least this long are looked for at the widest stride, which is a block. */
  static final int WIDE = 2 * BLOCK - 1;

  /** Blocks are folded into this many bits: the table stays in a core's first cache. */
  private static final int BITS = 13;

  /** Spreads a block's bits: 2^32 over the golden ratio, as Knuth has it. */
  private static final int SPREAD = 0x9E3779B1;

  /** In a string: digits, at least one. No text in UTF-8 holds this byte. */
  static final byte NUMBER = (byte) 0xFF;

  /** Of the places in a string: those near its end, where anything may follow on a block. */
  private static final int NEAR_END = 0xF0;

  private static final Part[] NONE = {};

  private final int stride;

  /**
   * For each block two sets of places: in the lower byte those where it may stand, in the upper
   * those that it may follow on. A place is a bit: how far the block lies behind the string's
   * window, where the string goes on for another block and where it does not.
   */
  private final char[] places = new char[1 << BITS];

  private final Part[][] parts = new Part[1 << BITS][];

  /** A string, and where in it a block begins. */
  private static final class Part {
    final byte[] string;

    /** The length of what comes before its first number. */
    final int head;

    final int offset;

    Part(byte[] string, int head, int offset) {
      this.string = string;
      this.head = head;
      this.offset = offset;
    }
  }

  /** Says whether a string that was found counts: it stands at {@code at} of the bytes. */
  interface Find {
    boolean counts(byte[] bytes, int from, int to, int at);
  }

  /**
   * Prepares the tables.
   *
   * @param strings at least one, none shorter than five bytes before its first {@link #NUMBER}
   */
  ByteSearch(byte[][] strings) {
    int shortest = Arrays.stream(strings).mapToInt(ByteSearch::head).min().orElseThrow();
    stride = Math.min(BLOCK, shortest - BLOCK + 1);
    Arrays.fill(places, (char) (NEAR_END << Byte.SIZE));
    Arrays.fill(parts, NONE);
    for (byte[] string : strings) {
      add(string);
    }
  }

  private void add(byte[] string) {
    int head = head(string);
    int window = rarestWindow(string, Math.min(head, stride - 1 + 2 * BLOCK));
    for (int offset = 0; offset < stride; offset++) {
      int at = window + offset;
      int block = place(string, at);
      Part[] others = parts[block];
      parts[block] = Arrays.copyOf(others, others.length + 1);
      parts[block][others.length] = new Part(string, head, at);
      // Only at a stride of a whole block is the next look-up that of the block behind.
      boolean goesOn = stride == BLOCK && at + 2 * BLOCK <= head;
      int place = 1 << (goesOn ? offset : offset + BLOCK);
      places[block] |= (char) place;
      if (goesOn) {
        places[place(string, at + BLOCK)] |= (char) (place << Byte.SIZE);
      }
    }
  }

  /** Whether one of the strings lies wholly in the range, ends where a word ends, and counts. */
  boolean isIn(byte[] bytes, int from, int to, Find find) {
    for (int at = find(bytes, from, to); at < to; at = find(bytes, at + 1, to)) {
      if (find.counts(bytes, from, to, at)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where one of the strings stands that lie wholly in the range and end where a word ends: the
   * first, or one that begins a little later.
   *
   * @return {@code to} if there is none
   */
  int find(byte[] bytes, int from, int to) {
    int last = to - BLOCK;
    int at = from + stride - 1;
    for (at = scan(bytes, at, last); at <= last; at = scan(bytes, at + stride, last)) {
      int start = start(bytes, at, from, to);
      if (start >= 0) {
        return start;
      }
    }
    return to;
  }

  /** The next place up to {@code last} where a string's block may stand, or one behind it. */
  private int scan(byte[] bytes, int from, int last) {
    if (stride == BLOCK) {
      return scanBlocks(bytes, from, last);
    }
    int at = from;
    while (at <= last && (places[place(bytes, at)] & NEAR_END) == 0) {
      at += stride;
    }
    return at;
  }

  private int scanBlocks(byte[] bytes, int from, int last) {
    char[] table = places;
    int before = 0;
    int at = from;
    for (; at <= last; at += BLOCK) {
      int here = table[place(bytes, at)];
      if ((before & (here >> Byte.SIZE)) != 0) {
        return at - BLOCK;
      }
      before = here;
    }
    // Nothing follows on the last block that could speak against it.
    return (before & 0xFF) == 0 ? at : at - BLOCK;
  }

  /** Whether the string stands at {@code at}, which must leave room for it. */
  static boolean isAt(byte[] string, byte[] bytes, int at) {
    return isAt(string, string.length, bytes, at);
  }

  private static boolean isAt(byte[] string, int length, byte[] bytes, int at) {
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != string[i]) {
        return false;
      }
    }
    return true;
  }

  private int start(byte[] bytes, int at, int from, int to) {
    for (Part part : parts[place(bytes, at)]) {
      int start = at - part.offset;
      if (stands(part, bytes, start, from, to)) {
        return start;
      }
    }
    return -1;
  }

  private static boolean stands(Part part, byte[] bytes, int start, int from, int to) {
    return start >= from
        && start + part.head <= to
        && isAt(part.string, part.head, bytes, start)
        && endsWord(bytes, numbers(part, bytes, start + part.head, to), part, to);
  }

  /** Behind what follows the head, numbers in it; -1 where something else does. */
  private static int numbers(Part part, byte[] bytes, int from, int to) {
    int at = from;
    for (int i = part.head; i < part.string.length; i++) {
      if (part.string[i] == NUMBER) {
        int end = digitsEnd(bytes, at, to);
        if (end == at) {
          return -1;
        }
        at = end;
      } else if (at < to && bytes[at] == part.string[i]) {
        at++;
      } else {
        return -1;
      }
    }
    return at;
  }

  private static int digitsEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Whether no word goes on behind the string: nor, behind a number, another one begins. */
  private static boolean endsWord(byte[] bytes, int end, Part part, int to) {
    byte last = part.string[part.string.length - 1];
    if (end < 0 || end == to) {
      return end == to;
    } else if (last == NUMBER) {
      return !isLetter(bytes[end])
          && (bytes[end] != ' ' || end + 1 == to || !isLetter(bytes[end + 1]));
    }
    return !isLetter(last) || !isLetter(bytes[end]);
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /**
   * Where the stretch with the fewest small letters begins: what prose and logs are full of is
   * looked at in vain again and again.
   */
  private static int rarestWindow(byte[] string, int window) {
    int rarest = 0;
    int fewest = Integer.MAX_VALUE;
    for (int start = 0; start + window <= head(string); start++) {
      int letters = 0;
      for (int at = start; at < start + window; at++) {
        letters += string[at] >= 'a' && string[at] <= 'z' ? 1 : 0;
      }
      if (letters < fewest) {
        fewest = letters;
        rarest = start;
      }
    }
    return rarest;
  }

  /** The length of what comes before the first number. */
  private static int head(byte[] string) {
    int end = 0;
    while (end < string.length && string[end] != NUMBER) {
      end++;
    }
    return end;
  }

  private static int place(byte[] bytes, int at) {
    return ((int) INT.get(bytes, at) * SPREAD) >>> (Integer.SIZE - BITS);
  }
}
