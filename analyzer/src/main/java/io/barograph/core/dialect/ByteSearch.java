package io.barograph.core.dialect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for many strings at once in bytes. Four bytes at a time are looked up, at a stride that no
 * string can slip through; only where they are part of a string is it compared. The stride is
 * fixed, unlike in a skipping search: no look-up waits for the one before, which is what such a
 * search spends its time on.
 */
final class ByteSearch {
  /** Strings at least this long are looked for at the widest stride. */
  static final int WIDE = 7;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BLOCK = 4;

  /** A constant, so that the compiler can leave out the checks of bounds. */
  private static final int WIDEST_STRIDE = 5;

  /** Blocks are folded into this many bits: few strangers share a place with a string's. */
  private static final int BITS = 16;

  /** Spreads a block's bits: 2^32 over the golden ratio, as Knuth has it. */
  private static final int SPREAD = 0x9E3779B1;

  /** Windows are folded into this many bits. */
  private static final int WINDOW_BITS = 14;

  private static final long SPREAD_LONG = 0x9E3779B97F4A7C15L;

  /** In a string: digits, at least one. No text in UTF-8 holds this byte. */
  static final byte NUMBER = (byte) 0xFF;

  private static final Part[] NONE = {};

  private final int stride;

  /** For each block that is part of a window, a bit for each place in it where it may stand. */
  private final byte[] known = new byte[1 << BITS];

  /** The bytes of a window that are looked up together. */
  private final long windowMask;

  /** Whether a window begins one of the strings' rarest stretches. */
  private final boolean[] windows = new boolean[1 << WINDOW_BITS];

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
    // In the widest stride a block may reach one byte beyond a short string: any byte may follow.
    stride = shortest >= WIDE ? WIDEST_STRIDE : shortest - BLOCK + 1;
    List<List<Part>> collected = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      collected.add(new ArrayList<>());
    }
    int window = Math.min(WIDE, shortest);
    windowMask = (1L << (window * Byte.SIZE)) - 1;
    for (byte[] string : strings) {
      int rarest = rarestWindow(string);
      byte[] first = Arrays.copyOf(Arrays.copyOfRange(string, rarest, rarest + window), Long.BYTES);
      windows[window((long) LONG.get(first, 0))] = true;
      for (int offset = 0; offset < stride; offset++) {
        Part part = new Part(string, head(string), rarest + offset);
        for (int block : blocks(string, rarest + offset)) {
          collected.get(block).add(part);
          known[block] |= (byte) (1 << offset);
        }
      }
    }
    for (int i = 0; i < parts.length; i++) {
      parts[i] = collected.get(i).isEmpty() ? NONE : collected.get(i).toArray(NONE);
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
      if (mayStand(bytes, at)) {
        int start = start(bytes, at, from, to);
        if (start >= 0) {
          return start;
        }
      }
    }
    // The last three bytes may be the end of a string that leaves one byte of a block open.
    int start = at == last + 1 && last >= from ? start(bytes, at, from, to) : -1;
    return start >= 0 ? start : to;
  }

  /** The next place up to {@code last} where a known block stands, or one behind it. */
  private int scan(byte[] bytes, int from, int last) {
    byte[] table = known;
    int at = from;
    if (stride == WIDEST_STRIDE) {
      while (at <= last && table[place((int) INT.get(bytes, at))] == 0) {
        at += WIDEST_STRIDE;
      }
    } else {
      while (at <= last && table[place((int) INT.get(bytes, at))] == 0) {
        at += stride;
      }
    }
    return at;
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

  /** Most blocks that look known are parts of other words: their windows tell. */
  private boolean mayStand(byte[] bytes, int at) {
    for (int left = known[place((int) INT.get(bytes, at))]; left != 0; left &= left - 1) {
      int start = at - Integer.numberOfTrailingZeros(left);
      // Near the ends only the string itself tells.
      if (start < 0
          || start + Long.BYTES > bytes.length
          || windows[window((long) LONG.get(bytes, start))]) {
        return true;
      }
    }
    return false;
  }

  private int window(long bytes) {
    return (int) (((bytes & windowMask) * SPREAD_LONG) >>> (Long.SIZE - WINDOW_BITS));
  }

  private int start(byte[] bytes, int at, int from, int to) {
    for (Part part : partsAt(bytes, at, to)) {
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

  private Part[] partsAt(byte[] bytes, int at, int to) {
    if (at + BLOCK <= to) {
      return parts[place((int) INT.get(bytes, at))];
    }
    int three = (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8) | ((bytes[at + 2] & 0xFF) << 16);
    return parts[place(three)];
  }

  /** The places of a block; of one that reaches beyond the string, with every byte behind it. */
  private static int[] blocks(byte[] string, int offset) {
    byte[] block = Arrays.copyOf(Arrays.copyOfRange(string, offset, head(string)), BLOCK);
    int whole = (int) INT.get(block, 0);
    if (offset + BLOCK <= head(string)) {
      return new int[] {place(whole)};
    }
    int[] all = new int[1 << Byte.SIZE];
    for (int i = 0; i < all.length; i++) {
      all[i] = place(whole | (i << (Integer.SIZE - Byte.SIZE)));
    }
    return Arrays.stream(all).distinct().toArray();
  }

  /**
   * Where the window with the fewest small letters begins: what prose and logs are full of is
   * looked at in vain again and again.
   */
  private int rarestWindow(byte[] string) {
    int head = head(string);
    int window = Math.min(head, stride + BLOCK - 1);
    int rarest = 0;
    int fewest = Integer.MAX_VALUE;
    for (int start = 0; start + window <= head; start++) {
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

  private static int place(int block) {
    return (block * SPREAD) >>> (Integer.SIZE - BITS);
  }
}
