package io.barograph.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte, eight at a step. */
public final class ByteScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteScan() {}

  /** Where {@code wanted} stands first, or {@code to} if it does not. */
  public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
    long all = ONES * (wanted & 0xFF);
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long found = zeroes((long) LONGS.get(bytes, i) ^ all);
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  /** Where one of two stands first, or {@code to} if neither does. */
  static int indexOf(byte[] bytes, int from, int to, byte one, byte other) {
    long ones = ONES * (one & 0xFF);
    long others = ONES * (other & 0xFF);
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long word = (long) LONGS.get(bytes, i);
      // The lowest high bit set is exact; bits above it may be carried there by it.
      long found = zeroes(word ^ ones) | zeroes(word ^ others);
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == one || bytes[i] == other) {
        return i;
      }
    }
    return to;
  }

  /** The high bit of each zero byte: Mycroft's test, as in Hacker's Delight. */
  private static long zeroes(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }
}
