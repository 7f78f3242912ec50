package io.barograph.core.engine;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where the rows of the fleet are kept. What a store keeps goes on after a restart. */
public interface FleetRows {
  byte @Nullable [] get(String key);

  void put(String key, byte[] row);

  void remove(String key);

  /** Every row, in no order; nothing is changed meanwhile. */
  void each(BiConsumer<String, byte[]> row);
}
