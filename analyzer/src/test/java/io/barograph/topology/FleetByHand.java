package io.barograph.topology;

import io.barograph.core.engine.Engines;
import io.barograph.core.engine.Finding;
import io.barograph.metrics.BarographMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The fleet stage with its store, fed message by message. */
final class FleetByHand {
  final OpenCount openIncidents = new OpenCount();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final BarographMetrics metrics = new BarographMetrics(registry, "");
  private final MockProcessorContext<String, Finding> context = new MockProcessorContext<>();
  private final KeyValueStore<String, byte[]> rows;
  private WatchFleet fleet;

  /**
   * Starts without a row.
   *
   * @param partitions of users that will tell how far they are
   */
  FleetByHand(int partitions) {
    rows =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(WatchFleet.FLEET), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    rows.init(context.getStateStoreContext(), rows);
    context.setCurrentSystemTimeMs(DrivenTopology.START.toEpochMilli());
    fleet = started(partitions);
  }

  void take(FleetMessage message) {
    fleet.process(new Record<>("", message, DrivenTopology.START.toEpochMilli()));
  }

  /** Another process goes on, with the rows and nothing else. */
  void restart(int partitions) {
    fleet.close();
    fleet = started(partitions);
  }

  /** The same process goes on from its rows, as Kafka Streams does after a failed commit. */
  void goOnFrom(FleetByHand committed) {
    fleet.close();
    try (KeyValueIterator<String, byte[]> mine = rows.all()) {
      mine.forEachRemaining(row -> rows.delete(row.key));
    }
    try (KeyValueIterator<String, byte[]> theirs = committed.rows.all()) {
      theirs.forEachRemaining(row -> rows.put(row.key, row.value));
    }
    fleet.init(context);
  }

  List<Finding> found() {
    return context.forwarded().stream().<Finding>map(forward -> forward.record().value()).toList();
  }

  /** Open storms by reason and scope, as the metrics tell them. */
  Map<List<Tag>, Double> judged() {
    Map<List<Tag>, Double> judged = new HashMap<>();
    for (Gauge gauge : registry.get("barograph.storms.judged").gauges()) {
      judged.put(gauge.getId().getTags(), gauge.value());
    }
    return judged;
  }

  private WatchFleet started(int partitions) {
    Carriage carriage =
        new Carriage(
            partitions,
            Set.of(),
            Duration.ofSeconds(5),
            DrivenTopology.TICK,
            Duration.ofMinutes(1));
    WatchFleet started =
        new WatchFleet(Engines.byDefault().fleet(), carriage, metrics, openIncidents);
    started.init(context);
    return started;
  }
}
