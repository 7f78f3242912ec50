package io.barograph.topology;

import io.barograph.core.engine.Finding;
import io.barograph.core.engine.FleetEngine;
import io.barograph.core.engine.FleetRows;
import io.barograph.core.engine.FleetState;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.signal.Packed;
import io.barograph.metrics.BarographMetrics;
import io.barograph.metrics.OpenStorms;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Carries the fleet engine, in one partition: the state lives in memory, each change of it in a row
 * of the store. Time goes on when every partition of users says so.
 */
final class WatchFleet extends ContextualProcessor<String, FleetMessage, String, Finding> {
  static final String FLEET = "fleet";
  private static final String CLOCK = "clock/";

  private final FleetEngine engine;
  private final Carriage carriage;
  private final OpenCount openIncidents;
  private final FindingCounter counter;
  private final OpenStorms openStorms;
  private final Map<String, Instant> clocks = new HashMap<>();
  private @Nullable FleetState state;
  private int incidents;
  private @Nullable KeyValueStore<String, byte[]> rows;

  WatchFleet(
      FleetEngine engine, Carriage carriage, BarographMetrics metrics, OpenCount openIncidents) {
    this.engine = engine;
    this.carriage = carriage;
    this.openIncidents = openIncidents;
    this.counter = new FindingCounter(metrics);
    this.openStorms = metrics.fleet().openStorms();
  }

  @Override
  public void init(ProcessorContext<String, Finding> context) {
    super.init(context);
    KeyValueStore<String, byte[]> store = context.getStateStore(FLEET);
    rows = store;
    clocks.clear();
    for (int partition = 0; partition < carriage.partitions(); partition++) {
      byte[] clock = store.get(CLOCK + partition);
      if (clock != null) {
        clocks.put(CLOCK + partition, Packed.timeOf(clock));
      }
    }
    // A task that is taken up again goes on from its rows, and not from what was never committed.
    FleetState restored = FleetState.keptIn(new StoredRows(store));
    engine.resume(restored);
    engine.standings(restored).forEach(this::stands);
    state = restored;
    incidents = restored.incidents().size();
    openIncidents.add(incidents);
  }

  @Override
  public void process(Record<String, FleetMessage> record) {
    if (record.value() instanceof FleetMessage.Told told) {
      engine.accept(state(), told.report());
    } else if (record.value() instanceof FleetMessage.Reached reached) {
      reached(CLOCK + reached.partition(), reached.at());
    }
  }

  @Override
  public void close() {
    openStorms.forget();
    openIncidents.add(-incidents);
    incidents = 0;
  }

  private void reached(String source, Instant at) {
    Instant before = clocks.get(source);
    if (before != null && !before.isBefore(at)) {
      return;
    }
    clocks.put(source, at);
    rows().put(source, Packed.time(at));
    // Before every partition was heard of nobody knows what it holds.
    if (clocks.size() >= carriage.partitions()) {
      Instant slowest = clocks.values().stream().min(Instant::compareTo).orElseThrow();
      engine.advance(state(), slowest, this::found);
    }
  }

  private void found(Finding finding) {
    if (finding instanceof Finding.IncidentChanged changed) {
      int change = changed.incident() instanceof IncidentFinding.Opened ? 1 : -1;
      incidents += change;
      openIncidents.add(change);
    }
    if (finding instanceof Finding.StormStanding standing) {
      stands(standing);
    }
    counter.count(finding, Instant.ofEpochMilli(context().currentSystemTimeMs()));
    context()
        .forward(new Record<>(finding.key(), finding, FindingTimes.of(finding).toEpochMilli()));
  }

  private void stands(Finding.StormStanding standing) {
    if (standing.over()) {
      openStorms.over(standing.login());
    } else {
      openStorms.stands(standing.storm(), standing.scope().scope());
    }
  }

  private FleetState state() {
    return opened(state);
  }

  private KeyValueStore<String, byte[]> rows() {
    return opened(rows);
  }

  private static <T> T opened(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("used before init");
    }
    return part;
  }

  /** The rows lie in the store, and nowhere else. */
  private record StoredRows(KeyValueStore<String, byte[]> store) implements FleetRows {
    @Override
    public byte @Nullable [] get(String key) {
      return store.get(key);
    }

    @Override
    public void put(String key, byte[] row) {
      store.put(key, row);
    }

    @Override
    public void remove(String key) {
      store.delete(key);
    }

    @Override
    public void each(BiConsumer<String, byte[]> row) {
      try (KeyValueIterator<String, byte[]> all = store.all()) {
        all.forEachRemaining(kept -> row.accept(kept.key, kept.value));
      }
    }
  }
}
