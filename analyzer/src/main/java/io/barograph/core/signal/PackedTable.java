package io.barograph.core.signal;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values as bytes, hashed, in few arrays: a million small rows are a million bytes arrays
 * less for the collector to walk, and take no more than they are long. It grows by one bucket at a
 * time (linear hashing), so that no put ever has to move everything. For one thread.
 */
public final class PackedTable {
  /** Rows a bucket holds on average; more are slower to find, fewer take more arrays. */
  private static final int ROWS = 3;

  private static final int LEAST_BUCKETS = 4;
  private static final byte[] EMPTY = new byte[0];

  /** Before the rows stands how many bytes they take. */
  private static final int HEADER = 4;

  private byte[][] buckets = new byte[LEAST_BUCKETS][];
  private int used = LEAST_BUCKETS;
  private int size;

  public PackedTable() {
    Arrays.fill(buckets, EMPTY);
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  public byte @Nullable [] get(byte[] key) {
    byte[] bucket = buckets[place(hash(key, 0, key.length))];
    int at = find(bucket, key);
    if (at < 0) {
      return null;
    }
    int value = valueAt(bucket, at);
    return Arrays.copyOfRange(bucket, value, value + valueLength(bucket, at));
  }

  /** Sets the value of a key. */
  public void put(byte[] key, byte[] value) {
    int place = place(hash(key, 0, key.length));
    byte[] bucket = buckets[place];
    int at = find(bucket, key);
    if (at < 0) {
      buckets[place] = added(bucket, key, value);
      size++;
      if (size > (long) used * ROWS) {
        split();
      }
    } else {
      buckets[place] = replaced(bucket, at, key, value);
    }
  }

  /** Removes a key if it is there. */
  public void remove(byte[] key) {
    int place = place(hash(key, 0, key.length));
    byte[] bucket = buckets[place];
    int at = find(bucket, key);
    if (at >= 0) {
      buckets[place] = without(bucket, at);
      size--;
    }
  }

  public void clear() {
    buckets = new byte[LEAST_BUCKETS][];
    Arrays.fill(buckets, EMPTY);
    used = LEAST_BUCKETS;
    size = 0;
  }

  /** All rows in no order; nothing may be changed meanwhile. */
  public void forEach(BiConsumer<byte[], byte[]> row) {
    for (int i = 0; i < used; i++) {
      forEach(i, row);
    }
  }

  /** How many parts the table is in: {@link #forEach(int, BiConsumer)} gives the rows of one. */
  public int parts() {
    return used;
  }

  /** The rows of one part in no order; nothing may be changed meanwhile. */
  public void forEach(int part, BiConsumer<byte[], byte[]> row) {
    byte[] bucket = buckets[part];
    for (int at = HEADER; at < end(bucket); at = next(bucket, at)) {
      int value = valueAt(bucket, at);
      row.accept(
          Arrays.copyOfRange(bucket, value - keyLength(bucket, at), value),
          Arrays.copyOfRange(bucket, value, value + valueLength(bucket, at)));
    }
  }

  /** The bucket at the split pointer gives half of its rows to a new one. */
  private void split() {
    int half = Integer.highestOneBit(used);
    int from = used - half;
    if (used == buckets.length) {
      buckets = Arrays.copyOf(buckets, used * 2);
    }
    byte[] bucket = buckets[from];
    byte[] stays = EMPTY;
    byte[] goes = EMPTY;
    for (int at = HEADER; at < end(bucket); at = next(bucket, at)) {
      int value = valueAt(bucket, at);
      int start = value - keyLength(bucket, at);
      if ((hash(bucket, start, value) & half) == 0) {
        stays = copied(stays, bucket, at);
      } else {
        goes = copied(goes, bucket, at);
      }
    }
    buckets[from] = stays;
    buckets[used++] = goes;
  }

  private int place(int hash) {
    int half = Integer.highestOneBit(used);
    int place = hash & (2 * half - 1);
    return place < used ? place : place & (half - 1);
  }

  private static byte[] copied(byte[] to, byte[] from, int at) {
    int length = next(from, at) - at;
    int end = end(to);
    byte[] grown = roomy(to, end + length);
    System.arraycopy(from, at, grown, end, length);
    setEnd(grown, end + length);
    return grown;
  }

  private static byte[] added(byte[] bucket, byte[] key, byte[] value) {
    int at = end(bucket);
    int end = at + width(key.length) + width(value.length) + key.length + value.length;
    byte[] grown = roomy(bucket, end);
    write(grown, at, key, value);
    setEnd(grown, end);
    return grown;
  }

  private static byte[] replaced(byte[] bucket, int at, byte[] key, byte[] value) {
    int next = next(bucket, at);
    int now = at + width(key.length) + width(value.length) + key.length + value.length;
    int end = end(bucket);
    byte[] grown = roomy(bucket, end + now - next);
    System.arraycopy(bucket, next, grown, now, end - next);
    write(grown, at, key, value);
    setEnd(grown, end + now - next);
    return trimmed(grown);
  }

  private static byte[] without(byte[] bucket, int at) {
    int next = next(bucket, at);
    int end = end(bucket) - (next - at);
    if (end == HEADER) {
      return EMPTY;
    }
    System.arraycopy(bucket, next, bucket, at, end - at);
    setEnd(bucket, end);
    return trimmed(bucket);
  }

  /** What was long once must not stay so. */
  private static byte[] trimmed(byte[] bucket) {
    int end = end(bucket);
    return bucket.length > end + end / 8 + 64 ? Arrays.copyOf(bucket, end + end / 16) : bucket;
  }

  private static void write(byte[] bucket, int start, byte[] key, byte[] value) {
    int at = number(bucket, number(bucket, start, key.length), value.length);
    System.arraycopy(key, 0, bucket, at, key.length);
    System.arraycopy(value, 0, bucket, at + key.length, value.length);
  }

  /** The same bucket where it has room, else a longer copy: rows mostly change by a few bytes. */
  private static byte[] roomy(byte[] bucket, int length) {
    return length <= bucket.length ? bucket : Arrays.copyOf(bucket, length + length / 16 + 8);
  }

  private static int find(byte[] bucket, byte[] key) {
    int end = end(bucket);
    int at = HEADER;
    while (at < end) {
      int value = valueAt(bucket, at);
      int start = value - keyLength(bucket, at);
      if (value - start == key.length && Arrays.equals(bucket, start, value, key, 0, key.length)) {
        return at;
      }
      at = value + valueLength(bucket, at);
    }
    return -1;
  }

  private static int next(byte[] bucket, int at) {
    return valueAt(bucket, at) + valueLength(bucket, at);
  }

  private static int keyLength(byte[] bucket, int at) {
    return length(bucket, at);
  }

  private static int valueLength(byte[] bucket, int at) {
    return length(bucket, after(bucket, at));
  }

  private static int valueAt(byte[] bucket, int at) {
    return after(bucket, after(bucket, at)) + length(bucket, at);
  }

  /** Lengths take a byte where they are below 128, else four. */
  private static int length(byte[] bucket, int at) {
    int first = bucket[at];
    if (first >= 0) {
      return first;
    }
    return ((first & 0x7F) << 24)
        | ((bucket[at + 1] & 0xFF) << 16)
        | ((bucket[at + 2] & 0xFF) << 8)
        | (bucket[at + 3] & 0xFF);
  }

  private static int after(byte[] bucket, int at) {
    return bucket[at] >= 0 ? at + 1 : at + 4;
  }

  private static int width(int length) {
    return length < 128 ? 1 : 4;
  }

  private static int number(byte[] bucket, int at, int length) {
    if (length < 128) {
      bucket[at] = (byte) length;
      return at + 1;
    }
    bucket[at] = (byte) ((length >> 24) | 0x80);
    bucket[at + 1] = (byte) (length >> 16);
    bucket[at + 2] = (byte) (length >> 8);
    bucket[at + 3] = (byte) length;
    return at + 4;
  }

  private static int end(byte[] bucket) {
    if (bucket.length == 0) {
      return HEADER;
    }
    return ((bucket[0] & 0xFF) << 24)
        | ((bucket[1] & 0xFF) << 16)
        | ((bucket[2] & 0xFF) << 8)
        | (bucket[3] & 0xFF);
  }

  private static void setEnd(byte[] bucket, int end) {
    bucket[0] = (byte) (end >> 24);
    bucket[1] = (byte) (end >> 16);
    bucket[2] = (byte) (end >> 8);
    bucket[3] = (byte) end;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
