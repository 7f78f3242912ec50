package io.barograph.core.engine;

import io.barograph.core.signal.Packed;
import io.barograph.core.signal.PackedTable;
import io.barograph.core.signal.Unpacking;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Rows that end with the process. */
final class FleetRowsInMemory implements FleetRows {
  private final PackedTable rows = new PackedTable();

  @Override
  public byte @Nullable [] get(String key) {
    return rows.get(bytes(key));
  }

  @Override
  public void put(String key, byte[] row) {
    rows.put(bytes(key), row);
  }

  @Override
  public void remove(String key) {
    rows.remove(bytes(key));
  }

  @Override
  public void each(BiConsumer<String, byte[]> row) {
    rows.forEach((key, value) -> row.accept(Packed.unpack(key, Unpacking::text), value));
  }

  private static byte[] bytes(String key) {
    return Packed.pack(out -> out.text(key));
  }
}
