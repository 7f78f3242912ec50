package io.barograph.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of packed rows holds what a map would. */
class PackedTableTest {
  private final PackedTable table = new PackedTable();

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itHoldsWhatAMapHolds(long seed) {
    Random random = new Random(seed);
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      String key = "user-" + random.nextInt(300);
      if (random.nextInt(4) == 0) {
        map.remove(key);
        table.remove(bytes(key));
      } else {
        String value = "v".repeat(random.nextInt(20) == 0 ? 1_000 : random.nextInt(200)) + i;
        map.put(key, value);
        table.put(bytes(key), bytes(value));
      }
      assertThat(text(table.get(bytes(key)))).isEqualTo(map.get(key));
    }
    assertThat(all()).isEqualTo(map);
    assertThat(table.size()).isEqualTo(map.size());
  }

  @Test
  void nothingIsFoundWhereNothingWasPut() {
    assertThat(table.get(bytes("ann"))).isNull();
    table.remove(bytes("ann"));
    assertThat(table.size()).isZero();
  }

  @Test
  void anEmptyKeyAndAnEmptyValueAreARow() {
    table.put(new byte[0], new byte[0]);

    assertThat(table.get(new byte[0])).isEmpty();
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void rowsThatGrowAndShrinkAreFoundAmongTheirNeighbours() {
    for (int i = 0; i < 100; i++) {
      table.put(bytes("user-" + i), bytes("row of " + i));
    }
    table.put(bytes("user-7"), new byte[1_000_000]);
    table.put(bytes("user-7"), bytes("short"));

    for (int i = 0; i < 100; i++) {
      String expected = i == 7 ? "short" : "row of " + i;
      assertThat(text(table.get(bytes("user-" + i)))).isEqualTo(expected);
    }
  }

  @Test
  void whatIsClearedIsGone() {
    table.put(bytes("ann"), bytes("1"));
    table.clear();

    assertThat(table.get(bytes("ann"))).isNull();
    assertThat(all()).isEmpty();
  }

  private Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    table.forEach((key, value) -> all.put(text(key), text(value)));
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
