package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.engine.Engines;
import io.barograph.core.engine.Finding;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import io.barograph.core.storm.StormFinding;
import io.barograph.metrics.BarographMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** One user's logins of two CLIs share a partition and nothing else. */
class LoginsOfOneUserTest {
  private static final Instant START = DrivenTopology.START;
  private static final String SOURCE = DrivenTopology.INPUT + "-0";
  private static final Login CODEX = new Login(new UserId("dana"), "codex");
  private static final Login PLAIN = new Login(new UserId("dana"), Engines.PLAIN_CLI);

  private final MockProcessorContext<String, Watched> context = new MockProcessorContext<>();
  private final MockProcessorContext<String, Finding> ofFleet = new MockProcessorContext<>();
  private final MockProcessorContext<String, byte[]> written = new MockProcessorContext<>();
  private final KeyValueStore<String, byte[]> logins =
      store(context, WatchUsers.LOGINS, Serdes.String());
  private final WatchUsers watch = watch();
  private final WatchFleet fleet = fleet();

  @Test
  void eachHasItsRowAndItsFindingsGoByTheUser() {
    storm(CODEX);
    storm(PLAIN);
    tick(Duration.ofMinutes(3));

    assertThat(rows()).containsExactlyInAnyOrder("dana/codex", "dana/plain-cli");
    assertThat(context.forwarded())
        .isNotEmpty()
        .allSatisfy(forward -> assertThat(forward.record().key()).isEqualTo("dana"));
    assertThat(opened()).containsExactlyInAnyOrder(CODEX, PLAIN);
  }

  @Test
  void theStateOfOneStormStaysWhenTheOtherIsOver() {
    storm(CODEX);
    storm(PLAIN);
    tick(Duration.ofMinutes(3));
    assertThat(stormState(Duration.ofMinutes(4)))
        .containsOnly("dana/codex stands", "dana/plain-cli stands");

    seen(PLAIN, Duration.ofMinutes(4), new Signal.TurnCompleted());
    tick(Duration.ofMinutes(5));
    assertThat(stormState(Duration.ofMinutes(6)))
        .contains("dana/plain-cli is gone")
        .doesNotContain("dana/codex is gone");
  }

  private void storm(Login login) {
    for (int minute = 0; minute < 3; minute++) {
      seen(
          login,
          Duration.ofMinutes(minute),
          new Signal.TurnFailed(Cause.REFRESH_REJECTED, Reason.REUSED));
    }
  }

  private void seen(Login login, Duration after, Signal signal) {
    HostId host = new HostId("laptop");
    SessionId session = SessionId.ofStream("laptop");
    Instant at = START.plus(after);
    process(
        new Recognition.Seen(
            SOURCE,
            new Sighting(login, host, session, null, Site.UNKNOWN, Origin.STDERR, at, 0, signal)));
  }

  private void tick(Duration after) {
    process(new Recognition.Tick(SOURCE, START.plus(after)));
  }

  private void process(Recognition recognition) {
    watch.process(new Record<>("dana", recognition, START.toEpochMilli()));
  }

  private List<String> rows() {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = logins.all()) {
      all.forEachRemaining(row -> keys.add(row.key));
    }
    return keys;
  }

  private List<Login> opened() {
    return context.forwarded().stream()
        .map(forward -> forward.record().value())
        .filter(Watched.Found.class::isInstance)
        .map(found -> ((Watched.Found) found).finding())
        .filter(Finding.StormChanged.class::isInstance)
        .map(changed -> ((Finding.StormChanged) changed).storm())
        .filter(StormFinding.Opened.class::isInstance)
        .map(opened -> opened.storm().login())
        .toList();
  }

  /**
   * What the reports so far did to the compacted topic since the last call.
   *
   * @param clock how far the one partition of users is, after the start
   */
  private List<String> stormState(Duration clock) {
    WriteStormState write = new WriteStormState();
    write.init(written);
    written.resetForwards();
    for (var forward : context.forwarded()) {
      if (forward.record().value() instanceof FleetMessage told) {
        fleet.process(new Record<>("dana", told, START.toEpochMilli()));
      }
    }
    Instant reached = START.plus(clock);
    fleet.process(new Record<>("", new FleetMessage.Reached(0, reached), reached.toEpochMilli()));
    for (var forward : ofFleet.forwarded()) {
      Finding finding = forward.record().value();
      write.process(new Record<>(forward.record().key(), finding, START.toEpochMilli()));
    }
    context.resetForwards();
    ofFleet.resetForwards();
    return written.forwarded().stream()
        .map(forward -> forward.record())
        .map(record -> record.key() + (record.value() == null ? " is gone" : " stands"))
        .toList();
  }

  private WatchUsers watch() {
    store(context, WatchUsers.SOURCE_CLOCKS, Serdes.String());
    context.setCurrentSystemTimeMs(START.toEpochMilli());
    WatchUsers watch =
        new WatchUsers(
            Engines.byDefault().logins(),
            DrivenTopology.carriage(),
            new BarographMetrics(new SimpleMeterRegistry(), ""),
            new InstanceState());
    watch.init(context);
    return watch;
  }

  private WatchFleet fleet() {
    store(ofFleet, WatchFleet.FLEET, Serdes.String());
    ofFleet.setCurrentSystemTimeMs(START.toEpochMilli());
    WatchFleet fleet =
        new WatchFleet(
            Engines.byDefault().fleet(),
            DrivenTopology.carriage(),
            new BarographMetrics(new SimpleMeterRegistry(), ""),
            new OpenCount());
    fleet.init(ofFleet);
    return fleet;
  }

  private static <K> KeyValueStore<K, byte[]> store(
      MockProcessorContext<?, ?> context, String name, Serde<K> key) {
    KeyValueStore<K, byte[]> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), key, Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
