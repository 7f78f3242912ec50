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

  private final MockProcessorContext<String, Finding> context = new MockProcessorContext<>();
  private final MockProcessorContext<String, byte[]> written = new MockProcessorContext<>();
  private final KeyValueStore<String, byte[]> logins = store(WatchUsers.LOGINS, Serdes.String());
  private final WatchUsers watch = watch();

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
    assertThat(stormState()).containsOnly("dana/codex stands", "dana/plain-cli stands");

    seen(PLAIN, Duration.ofMinutes(4), new Signal.TurnCompleted());
    tick(Duration.ofMinutes(5));
    assertThat(stormState()).containsExactly("dana/plain-cli is gone");
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
            SOURCE, new Sighting(login, host, session, null, Origin.STDERR, at, 0, signal)));
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
        .filter(
            finding ->
                finding instanceof Finding.StormChanged changed
                    && changed.storm() instanceof StormFinding.Opened)
        .map(Finding::login)
        .toList();
  }

  /** What the findings so far did to the compacted topic since the last call. */
  private List<String> stormState() {
    WriteStormState write = new WriteStormState();
    write.init(written);
    written.resetForwards();
    for (var forward : context.forwarded()) {
      Finding finding = forward.record().value();
      write.process(new Record<>(forward.record().key(), finding, START.toEpochMilli()));
    }
    context.resetForwards();
    return written.forwarded().stream()
        .map(forward -> forward.record())
        .map(record -> record.key() + (record.value() == null ? " is gone" : " stands"))
        .toList();
  }

  private WatchUsers watch() {
    store(WatchUsers.DEADLINES, Serdes.ByteArray());
    store(WatchUsers.SOURCE_CLOCKS, Serdes.String());
    context.setCurrentSystemTimeMs(START.toEpochMilli());
    WatchUsers watch =
        new WatchUsers(
            Engines.byDefault(),
            DrivenTopology.carriage(),
            new BarographMetrics(new SimpleMeterRegistry(), ""),
            new OpenStorms());
    watch.init(context);
    return watch;
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
