package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DeadlineIndexTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int MANY = 1_000;

  private final KeyValueStore<byte[], byte[]> store = store();
  private final DeadlineIndex index = new DeadlineIndex(store);

  @Test
  void nobodyIsDueWhereNobodyWasPut() {
    assertThat(index.takeDue(NOON, MANY)).isEmpty();
  }

  @Test
  void whoIsDueIsTakenOnceInTheOrderOfDeadlines() {
    index.put(at(30), "late");
    index.put(at(10), "early");
    index.put(at(3600), "much-later");

    assertThat(index.takeDue(at(60), MANY)).containsExactly("early", "late");
    assertThat(index.takeDue(at(60), MANY)).isEmpty();
    assertThat(index.takeDue(at(3601), MANY)).containsExactly("much-later");
  }

  @Test
  void aDeadlineIsOverOnlyOnceTheClockIsPastIt() {
    index.put(at(10), "ann");

    assertThat(index.takeDue(at(10), MANY)).isEmpty();
    assertThat(index.takeDue(at(10).plusNanos(1000), MANY)).containsExactly("ann");
  }

  @Test
  void usersOfOneDeadlineAreAllDue() {
    index.put(at(10), "ann");
    index.put(at(10), "bob");
    index.put(at(10), "annabel");

    assertThat(index.takeDue(at(11), MANY)).containsExactlyInAnyOrder("ann", "bob", "annabel");
  }

  @Test
  void whoIsRemovedIsNotDue() {
    index.put(at(10), "ann");
    index.put(at(10), "bob");
    index.remove(at(10), "ann");

    assertThat(index.takeDue(at(11), MANY)).containsExactly("bob");
  }

  @Test
  void aDeadlineBeforeTheLastLookIsFound() {
    index.put(at(10), "ann");
    index.takeDue(at(3600), MANY);
    index.put(at(20), "bob");

    assertThat(index.takeDue(at(3600), MANY)).containsExactly("bob");
  }

  @Test
  void moreThanTheMostAreLeftForTheNextTime() {
    IntStream.range(0, 100).forEach(i -> index.put(at(i), "user-" + i));

    List<String> first = index.takeDue(at(3600), 10);
    assertThat(first).hasSizeBetween(10, 20);

    List<String> all = new ArrayList<>(first);
    for (int look = 0; look < 20; look++) {
      all.addAll(index.takeDue(at(3600), 10));
    }
    assertThat(all).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void deadlinesYearsApartAreFoundWithoutALongWalk() {
    index.put(Instant.parse("2000-01-01T00:00:00Z"), "ann");
    index.put(at(0), "bob");

    assertThat(index.takeDue(NOON.plus(Duration.ofDays(365)), MANY)).containsExactly("ann", "bob");
  }

  @Test
  void afterARestartTheFirstDeadlineIsKnown() {
    index.put(at(10), "ann");
    index.put(at(20), "jürgen ☂");

    DeadlineIndex restarted = new DeadlineIndex(store);
    assertThat(restarted.takeDue(at(5), MANY)).isEmpty();
    assertThat(restarted.takeDue(at(15), MANY)).containsExactly("ann");
    assertThat(restarted.takeDue(at(25), MANY)).containsExactly("jürgen ☂");
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static KeyValueStore<byte[], byte[]> store() {
    KeyValueStore<byte[], byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(WatchUsers.DEADLINES),
                Serdes.ByteArray(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
