package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The store of our own behaves as one of Kafka Streams' does. */
class PackedStoreTest {
  private final KeyValueStore<String, byte[]> store = store();

  @AfterEach
  void close() {
    store.close();
    assertThat(store.isOpen()).isFalse();
  }

  @Test
  void whatIsPutIsFoundAndWhatIsDeletedIsGone() {
    store.put("ann", bytes("1"));
    store.put("bob", bytes("2"));
    store.put("ann", bytes("3"));

    assertThat(store.get("ann")).isEqualTo(bytes("3"));
    assertThat(store.delete("ann")).isEqualTo(bytes("3"));
    assertThat(store.get("ann")).isNull();
    assertThat(store.approximateNumEntries()).isEqualTo(1);
  }

  @Test
  void whatIsThereIsNotPutOver() {
    assertThat(store.putIfAbsent("ann", bytes("1"))).isNull();
    assertThat(store.putIfAbsent("ann", bytes("2"))).isEqualTo(bytes("1"));
    assertThat(store.get("ann")).isEqualTo(bytes("1"));
  }

  @Test
  void manyArePutAtOnce() {
    store.putAll(List.of(KeyValue.pair("ann", bytes("1")), KeyValue.pair("bob", bytes("2"))));

    assertThat(keys(store.all())).containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void aRangeIsInOrderAndHoldsBothItsEnds() {
    for (int i = 0; i < 100; i++) {
      store.put("user-" + (100 + i), bytes("row"));
    }

    assertThat(keys(store.range("user-117", "user-120")))
        .containsExactly("user-117", "user-118", "user-119", "user-120");
    assertThat(keys(store.range(null, null))).hasSize(100).isSorted();
  }

  @Test
  void aWalkPassesOverNoRowThatWasThereWhileOthersCome() {
    Set<String> before = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      store.put("old-" + i, bytes("row"));
      before.add("old-" + i);
    }

    Set<String> met = new HashSet<>();
    try (KeyValueIterator<String, byte[]> walk = store.all()) {
      for (int i = 0; walk.hasNext(); i++) {
        assertThat(walk.peekNextKey()).isNotEmpty();
        met.add(walk.next().key);
        if (i < 1_000) {
          store.put("new-" + i, bytes("row"));
        }
      }
    }

    assertThat(met).containsAll(before);
  }

  private static List<String> keys(KeyValueIterator<String, byte[]> rows) {
    List<String> keys = new ArrayList<>();
    try (rows) {
      rows.forEachRemaining(row -> keys.add(row.key));
    }
    return keys;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static KeyValueStore<String, byte[]> store() {
    KeyValueStore<String, byte[]> store =
        Stores.keyValueStoreBuilder(PackedStore.named("rows"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
