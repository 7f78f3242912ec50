package io.barograph.topology;

import io.barograph.core.signal.PackedTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory for a million rows: they lie packed in few arrays, where the store that Kafka
 * Streams brings makes five objects of each, and copies all keys before it walks over them. The
 * changelog is written around it, and read back into it, as with any other.
 */
final class PackedStore implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private final PackedTable rows = new PackedTable();

  /** Nobody asks this store from outside: how far it is need not be told. */
  private final Position position = Position.emptyPosition();

  private boolean open;

  private PackedStore(String name) {
    this.name = name;
  }

  /** Makes stores of the name. */
  static KeyValueBytesStoreSupplier named(String name) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new PackedStore(name);
      }

      @Override
      public String metricsScope() {
        return "packed";
      }
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> put(Bytes.wrap(key), value));
    open = true;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Position getPosition() {
    return position;
  }

  @Override
  public void close() {
    rows.clear();
    open = false;
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return rows.get(key.get());
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    if (value == null) {
      rows.remove(key.get());
    } else {
      rows.put(key.get(), value);
    }
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    byte[] before = get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte[] before = get(key);
    rows.remove(key.get());
    return before;
  }

  /** Part by part: a row that is put or removed meanwhile may be met or not. */
  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Walk(rows);
  }

  /** In the order of keys, which takes a look at every row. */
  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    NavigableMap<Bytes, byte[]> found = new TreeMap<>();
    rows.forEach(
        (key, value) -> {
          Bytes at = Bytes.wrap(key);
          if ((from == null || at.compareTo(from) >= 0) && (to == null || at.compareTo(to) <= 0)) {
            found.put(at, value);
          }
        });
    PackedTable sorted = new PackedTable();
    Walk walk = new Walk(sorted);
    found.forEach((key, value) -> walk.part.add(KeyValue.pair(key, value)));
    return walk;
  }

  @Override
  public long approximateNumEntries() {
    return rows.size();
  }

  /** Rows are moved to later parts only, when the table grows: so none is passed over. */
  private static final class Walk implements KeyValueIterator<Bytes, byte[]> {
    private final PackedTable rows;
    private final Deque<KeyValue<Bytes, byte[]>> part = new ArrayDeque<>();
    private int next;

    Walk(PackedTable rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (part.isEmpty() && next < rows.parts()) {
        rows.forEach(next++, (key, value) -> part.add(KeyValue.pair(Bytes.wrap(key), value)));
      }
      return !part.isEmpty();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return part.remove();
    }

    @Override
    public Bytes peekNextKey() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return part.element().key;
    }

    @Override
    public void close() {
      next = Integer.MAX_VALUE;
      part.clear();
    }
  }
}
