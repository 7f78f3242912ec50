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
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BLOCK = 4;

  /** Blocks are folded into this many bits: small enough for the nearest cache. */
  private static final int BITS = 14;

  /** Spreads a block's bits: 2^32 over the golden ratio, as Knuth has it. */
  private static final int SPREAD = 0x9E3779B1;

  private static final Part[] NONE = {};

  private final int window;
  private final int stride;

  /** A bit for each block that is part of a string: 2 KiB, which stay in the nearest cache. */
  private final long[] known = new long[(1 << BITS) / Long.SIZE];

  private final Part[][] parts = new Part[1 << BITS][];

  /** A string, and where in it a block begins. */
  private static final class Part {
    final byte[] string;
    final int offset;

    Part(byte[] string, int offset) {
      this.string = string;
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
   * @param strings at least one, none shorter than five bytes
   */
  ByteSearch(byte[][] strings) {
    window = Arrays.stream(strings).mapToInt(string -> string.length).min().orElseThrow();
    stride = window - BLOCK + 1;
    List<List<Part>> collected = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      collected.add(new ArrayList<>());
    }
    for (byte[] string : strings) {
      int rarest = rarestWindow(string);
      for (int offset = rarest; offset < rarest + stride; offset++) {
        collected.get(block(string, offset)).add(new Part(string, offset));
      }
    }
    for (int i = 0; i < parts.length; i++) {
      parts[i] = collected.get(i).toArray(NONE);
      known[i / Long.SIZE] |= parts[i].length > 0 ? 1L << i : 0;
    }
  }

  /** Whether one of the strings lies wholly in the range, and counts. */
  boolean isIn(byte[] bytes, int from, int to, Find find) {
    int last = to - BLOCK;
    for (int at = from + stride - 1; at <= last; at += stride) {
      int block = block(bytes, at);
      if ((known[block / Long.SIZE] >>> block & 1) != 0
          && isPart(parts[block], bytes, at, from, to, find)) {
        return true;
      }
    }
    return false;
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

  private static boolean isPart(
      Part[] candidates, byte[] bytes, int at, int from, int to, Find find) {
    for (Part part : candidates) {
      int start = at - part.offset;
      if (start >= from
          && start + part.string.length <= to
          && isAt(part.string, bytes, start)
          && find.counts(bytes, from, to, start)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the window with the fewest small letters begins: what prose and logs are full of is
   * looked at in vain again and again.
   */
  private int rarestWindow(byte[] string) {
    int rarest = 0;
    int fewest = Integer.MAX_VALUE;
    for (int start = 0; start + window <= string.length; start++) {
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

  private static int block(byte[] bytes, int at) {
    return ((int) INT.get(bytes, at) * SPREAD) >>> (32 - BITS);
  }
}
