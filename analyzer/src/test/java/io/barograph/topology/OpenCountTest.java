package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.engine.Engines;
import io.barograph.metrics.BarographMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class OpenCountTest {
  private final MockProcessorContext<String, Watched> context = new MockProcessorContext<>();
  private final InstanceState instance = new InstanceState();
  private final WatchUsers watch =
      new WatchUsers(
          Engines.byDefault().logins(),
          DrivenTopology.carriage(),
          new BarographMetrics(new SimpleMeterRegistry(), ""),
          instance);

  @Test
  void openStormsAreKnownAgainAfterARestart() {
    KeyValueStore<String, byte[]> logins = start();
    try (DrivenTopology before = new DrivenTopology()) {
      for (int turn = 0; turn < 3; turn++) {
        before.failingTurn(Duration.ofMinutes(turn), "ann");
      }
      before.failingTurn(Duration.ofMinutes(4), "bob");
      before.pass(Duration.ofMinutes(1));
      try (KeyValueIterator<String, byte[]> rows = before.logins().all()) {
        rows.forEachRemaining(row -> logins.put(row.key, row.value));
      }
      assertThat(before.openStorms()).isEqualTo(1);
    }

    restart();
    assertThat(instance.storms().count()).isEqualTo(1);

    watch.close();
    assertThat(instance.storms().count()).isZero();
  }

  @Test
  void noStormIsOpenWhereNothingIsKnown() {
    start();
    restart();

    assertThat(instance.storms().count()).isZero();
  }

  private KeyValueStore<String, byte[]> start() {
    KeyValueStore<String, byte[]> logins = store(WatchUsers.LOGINS, Serdes.String());
    store(WatchUsers.SOURCE_CLOCKS, Serdes.String());
    return logins;
  }

  private void restart() {
    context.setCurrentSystemTimeMs(DrivenTopology.START.toEpochMilli());
    watch.init(context);
  }

  private <K> KeyValueStore<K, byte[]> store(String name, Serde<K> key) {
    KeyValueStore<K, byte[]> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), key, Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
