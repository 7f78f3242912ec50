package io.barograph.core.dialect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for many strings at once in bytes: Wu and Manber's search (1994) on blocks of three bytes.
 * Where the last block of the window is in no string, it moves on by nearly a shortest string; the
 * usual noise line costs a look at every third or fourth byte.
 */
final class ByteSearch {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BLOCK = 3;

  /** Blocks are folded into this many bits: small enough for the nearest cache. */
  private static final int BITS = 14;

  /**
   * Spreads the bits of a block; from Knuth's multiplicative hashing, 2^32 over the golden ratio.
   */
  private static final int SPREAD = 0x9E3779B1;

  private final int window;
  private final byte[] shifts = new byte[1 << BITS];
  private final byte[][][] endingIn = new byte[1 << BITS][][];

  /**
   * Prepares the tables.
   *
   * @param strings at least one, none shorter than four bytes
   */
  ByteSearch(byte[][] strings) {
    window = Arrays.stream(strings).mapToInt(string -> string.length).min().orElseThrow();
    Arrays.fill(shifts, (byte) Math.min(window - BLOCK + 1, Byte.MAX_VALUE));
    List<List<byte[]>> ending = new ArrayList<>();
    for (int i = 0; i < shifts.length; i++) {
      ending.add(new ArrayList<>());
    }
    for (byte[] string : strings) {
      for (int last = BLOCK; last < window; last++) {
        int block = block(string, last);
        shifts[block] = (byte) Math.min(shifts[block], window - 1 - last);
      }
      // The window's first block has no byte before it and is read from a copy that has.
      byte[] first = {0, string[0], string[1], string[2]};
      int block = block(first, BLOCK);
      shifts[block] = (byte) Math.min(shifts[block], window - BLOCK);
      ending.get(block(string, window - 1)).add(string);
    }
    for (int i = 0; i < endingIn.length; i++) {
      endingIn[i] = ending.get(i).toArray(new byte[0][]);
    }
  }

  /** Where the first of the strings stands that lies wholly in the range; -1 if none does. */
  int next(byte[] bytes, int from, int to) {
    int last = window - 1;
    int at = from + last;
    while (at < to) {
      int block = block(bytes, at);
      int shift = shifts[block];
      if (shift == 0) {
        int start = at - last;
        for (byte[] string : endingIn[block]) {
          if (start + string.length <= to && isAt(string, bytes, start)) {
            return start;
          }
        }
        shift = 1;
      }
      at += shift;
    }
    return -1;
  }

  /** Whether the string stands at {@code at}, which must leave room for it. */
  static boolean isAt(byte[] string, byte[] bytes, int at) {
    for (int i = 0; i < string.length; i++) {
      if (bytes[at + i] != string[i]) {
        return false;
      }
    }
    return true;
  }

  /** The block that ends at {@code last}: read as one number with the byte before it cut off. */
  private static int block(byte[] bytes, int last) {
    int four = (int) INT.get(bytes, last - BLOCK);
    return ((four >>> 8) * SPREAD) >>> (32 - BITS);
  }
}
