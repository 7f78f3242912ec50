package io.barograph.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Finds the logins whose deadline has passed without looking at the others. Keys are the deadline
 * and the login, so that the store's own order is the order of deadlines.
 */
final class DeadlineIndex {
  private static final byte[] NOTHING = new byte[0];

  /** An in-memory store copies the keys of a range when it is opened: so ranges are kept short. */
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final KeyValueStore<byte[], byte[]> store;

  /** Nothing is due before; saves walking over what fired long ago. */
  private Instant floor;

  DeadlineIndex(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
    this.floor = first();
  }

  void put(Instant deadline, String login) {
    store.put(key(deadline, login), NOTHING);
    floor = deadline.isBefore(floor) ? deadline : floor;
  }

  void remove(Instant deadline, String login) {
    store.delete(key(deadline, login));
  }

  /** Takes out up to {@code most} logins whose deadline lies before {@code clock}. */
  List<String> takeDue(Instant clock, int most) {
    List<byte[]> due = new ArrayList<>();
    Duration slice = SLICE;
    while (floor.isBefore(clock) && due.size() < most) {
      Instant end = floor.plus(slice).isBefore(clock) ? floor.plus(slice) : clock;
      int before = due.size();
      collect(floor, end, due);
      slice = due.size() == before ? slice.multipliedBy(2) : SLICE;
      floor = end;
    }
    List<String> logins = new ArrayList<>(due.size());
    for (byte[] key : due) {
      store.delete(key);
      logins.add(new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8));
    }
    return logins;
  }

  private void collect(Instant from, Instant to, List<byte[]> due) {
    try (KeyValueIterator<byte[], byte[]> range = store.range(key(from, ""), key(to, ""))) {
      range.forEachRemaining(entry -> due.add(entry.key));
    }
  }

  private Instant first() {
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      return all.hasNext() ? deadline(all.next().key) : Instant.MAX.truncatedTo(ChronoUnit.DAYS);
    }
  }

  private static byte[] key(Instant deadline, String login) {
    byte[] name = login.getBytes(StandardCharsets.UTF_8);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, deadline);
    return ByteBuffer.allocate(Long.BYTES + name.length).putLong(micros).put(name).array();
  }

  private static Instant deadline(byte[] key) {
    return Instant.EPOCH.plus(ByteBuffer.wrap(key).getLong(), ChronoUnit.MICROS);
  }
}
