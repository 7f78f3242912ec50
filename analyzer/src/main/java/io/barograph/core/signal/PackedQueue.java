package io.barograph.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is due when, a few bytes an entry. Entries lie packed in buckets of time, as they came; only
 * the bucket that is being taken from is put in order. For one thread.
 *
 * @param <K> what is due
 */
public final class PackedQueue<K extends Comparable<? super K>> {
  /** What is due, and when. */
  public record Entry<K>(Instant at, K what) {}

  /** Seconds and nanoseconds after the bucket's start, and a length. */
  private static final int HEADER = 3 * Integer.BYTES;

  private final long width;
  private final Function<K, byte[]> packing;
  private final Function<byte[], K> unpacking;
  private final TreeMap<Long, Bucket> later = new TreeMap<>();
  private final PriorityQueue<Entry<K>> current =
      new PriorityQueue<>(
          Comparator.comparing((Entry<K> entry) -> entry.at())
              .thenComparing((Entry<K> entry) -> entry.what()));

  /** The last bucket that was put in order: what is due in it or before is in {@link #current}. */
  private long reached = Long.MIN_VALUE;

  private @Nullable Instant firstLater;

  /** When the last of all that ever came was due. */
  private Instant latest = Instant.MIN;

  private static final class Bucket {
    byte[] bytes = new byte[32];
    int length;

    void add(int seconds, int nanos, byte[] what) {
      int end = length + HEADER + what.length;
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, end + end / 4);
      }
      write(length, seconds);
      write(length + Integer.BYTES, nanos);
      write(length + 2 * Integer.BYTES, what.length);
      System.arraycopy(what, 0, bytes, length + HEADER, what.length);
      length = end;
    }

    int read(int at) {
      return ((bytes[at] & 0xFF) << 24)
          | ((bytes[at + 1] & 0xFF) << 16)
          | ((bytes[at + 2] & 0xFF) << 8)
          | (bytes[at + 3] & 0xFF);
    }

    private void write(int at, int value) {
      bytes[at] = (byte) (value >> 24);
      bytes[at + 1] = (byte) (value >> 16);
      bytes[at + 2] = (byte) (value >> 8);
      bytes[at + 3] = (byte) value;
    }
  }

  /**
   * Holds nothing yet.
   *
   * @param width of a bucket, whole seconds, at least one
   */
  public PackedQueue(Duration width, Function<K, byte[]> packing, Function<byte[], K> unpacking) {
    this.width = width.toSeconds();
    this.packing = packing;
    this.unpacking = unpacking;
  }

  /** Adds an entry; one that is there already is there twice. */
  public void add(Instant at, K what) {
    latest = at.isAfter(latest) ? at : latest;
    long place = Math.floorDiv(at.getEpochSecond(), width);
    if (place <= reached) {
      current.add(new Entry<>(at, what));
      return;
    }
    int seconds = (int) (at.getEpochSecond() - place * width);
    later.computeIfAbsent(place, p -> new Bucket()).add(seconds, at.getNano(), packing.apply(what));
    firstLater = firstLater == null || at.isBefore(firstLater) ? at : firstLater;
  }

  /** When the first is due, or null. */
  public @Nullable Instant first() {
    Entry<K> first = current.peek();
    return first == null ? firstLater : first.at();
  }

  /** Nothing here is due later; null where nothing is. */
  public @Nullable Instant bound() {
    return first() == null ? null : latest;
  }

  /** Takes out the first that is due before the time, or null. */
  public @Nullable Entry<K> takeBefore(Instant time) {
    Instant first = first();
    return first == null || !first.isBefore(time) ? null : take();
  }

  /**
   * Takes out the first.
   *
   * @throws NoSuchElementException if there is none
   */
  public Entry<K> take() {
    if (current.isEmpty() && !later.isEmpty()) {
      order(later.pollFirstEntry());
    }
    return current.remove();
  }

  private void order(Map.Entry<Long, Bucket> due) {
    reached = due.getKey();
    Bucket bucket = due.getValue();
    for (int at = 0; at < bucket.length; ) {
      int what = at + HEADER;
      int end = what + bucket.read(at + 2 * Integer.BYTES);
      current.add(
          new Entry<>(
              time(reached, bucket, at),
              unpacking.apply(Arrays.copyOfRange(bucket.bytes, what, end))));
      at = end;
    }
    firstLater = firstOf(later.firstEntry());
  }

  private @Nullable Instant firstOf(Map.@Nullable Entry<Long, Bucket> next) {
    if (next == null) {
      return null;
    }
    Bucket bucket = next.getValue();
    Instant first = time(next.getKey(), bucket, 0);
    for (int at = 0; at < bucket.length; at += HEADER + bucket.read(at + 2 * Integer.BYTES)) {
      Instant time = time(next.getKey(), bucket, at);
      first = time.isBefore(first) ? time : first;
    }
    return first;
  }

  private Instant time(long place, Bucket bucket, int at) {
    return Instant.ofEpochSecond(place * width + bucket.read(at), bucket.read(at + Integer.BYTES));
  }
}
