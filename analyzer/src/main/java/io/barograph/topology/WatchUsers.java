package io.barograph.topology;

import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.LoginState;
import io.barograph.core.engine.PolicySchedule;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.metrics.BarographMetrics;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Carries the engine: one login's state in a row, and an index of which is due when; all logins of
 * a user are in one partition. Time goes on with every signal and tick, and while nothing comes,
 * with the wall clock.
 */
final class WatchUsers extends ContextualProcessor<String, Recognition, String, Watched> {
  static final String LOGINS = "logins";
  static final String DEADLINES = "deadlines";
  static final String SOURCE_CLOCKS = "source-clocks";

  /** Bounds the work of one punctuation: a tenth of a second on one core, at 10 µs a login. */
  private static final int MOST_DUE = 10_000;

  /** No clock yet: nothing is decided. Late enough for the packed format. */
  private static final Instant NOT_YET = Instant.EPOCH;

  private final Engine engine;
  private final Carriage carriage;
  private final InstanceState instance;
  private final FindingCounter counter;
  private int storms;
  private Instant told = Instant.MIN;
  private @Nullable PolicySchedule indexedBy;
  private @Nullable Stores stores;

  private record Stores(
      KeyValueStore<String, byte[]> logins,
      KeyValueStore<String, byte[]> clocks,
      DeadlineIndex deadlines,
      SourceClocks sources) {}

  /** A login's state and where the index has it; null while it is in no index. */
  private record Row(@Nullable Instant indexedAt, LoginState state) {
    byte[] pack() {
      byte[] packed = state.pack();
      long micros = indexedAt == null ? -1 : ChronoUnit.MICROS.between(Instant.EPOCH, indexedAt);
      return ByteBuffer.allocate(Long.BYTES + packed.length).putLong(micros).put(packed).array();
    }

    static Row unpack(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long micros = buffer.getLong();
      byte[] packed = new byte[buffer.remaining()];
      buffer.get(packed);
      Instant indexedAt = micros < 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      return new Row(indexedAt, LoginState.unpack(packed));
    }
  }

  WatchUsers(Engine engine, Carriage carriage, BarographMetrics metrics, InstanceState instance) {
    this.engine = engine;
    this.carriage = carriage;
    this.instance = instance;
    this.counter = new FindingCounter(metrics);
  }

  @Override
  public void init(ProcessorContext<String, Watched> context) {
    super.init(context);
    KeyValueStore<String, byte[]> logins = context.getStateStore(LOGINS);
    KeyValueStore<byte[], byte[]> deadlines = context.getStateStore(DEADLINES);
    KeyValueStore<String, byte[]> clocks = context.getStateStore(SOURCE_CLOCKS);
    SourceClocks sources =
        new SourceClocks(carriage.inputPartitions(), carriage.idleAfter(), wall());
    try (KeyValueIterator<String, byte[]> known = clocks.all()) {
      known.forEachRemaining(
          clock ->
              sources.known(clock.key, Packed.unpack(clock.value, Packed::readInstant), wall()));
    }
    stores = new Stores(logins, clocks, new DeadlineIndex(deadlines), sources);
    told = Instant.MIN;
    indexedBy = null;
    countOpenStorms(logins);
    context.schedule(
        carriage.tick(), PunctuationType.WALL_CLOCK_TIME, wall -> tellFleet(fireDue()));
  }

  @Override
  public void process(Record<String, Recognition> record) {
    Recognition recognition = record.value();
    if (recognition instanceof Recognition.Tick tick) {
      stores().sources().heard(tick.source(), tick.time(), wall());
      stores()
          .clocks()
          .put(tick.source(), Packed.pack(out -> Packed.writeInstant(out, tick.time())));
      fireDue();
    } else if (recognition instanceof Recognition.Idle idle) {
      stores().sources().idle(idle.source(), wall());
      fireDue();
    } else if (recognition instanceof Recognition.Seen seen) {
      stores().sources().heard(seen.source(), seen.sighting().time(), wall());
      Row row = row(seen.sighting().login());
      engine.accept(row.state(), seen.sighting(), clock(), this::found);
      save(row);
    }
  }

  @Override
  public void close() {
    instance.storms().add(-storms);
    instance.eventTime().left(partition());
    storms = 0;
  }

  /**
   * A row that does not read is told of last: the others of its batch are due all the same.
   *
   * @return the clock up to which everything is decided, or null while more is due before it
   */
  private @Nullable Instant fireDue() {
    Instant clock = clock();
    indexAgain();
    UncheckedIOException unread = null;
    List<String> due = stores().deadlines().takeDue(clock, MOST_DUE);
    for (String login : due) {
      try {
        advance(login, clock);
      } catch (UncheckedIOException e) {
        unread = e;
      }
    }
    if (unread != null) {
      throw unread;
    }
    return due.size() < MOST_DUE ? clock : null;
  }

  /** Time goes on for the fleet when all partitions of users have said so. */
  private void tellFleet(@Nullable Instant clock) {
    if (clock != null && clock.isAfter(told) && clock.isAfter(NOT_YET)) {
      told = clock;
      instance.eventTime().reached(partition(), clock);
      context()
          .forward(
              new Record<>("", new FleetMessage.Reached(partition(), clock), clock.toEpochMilli()));
    }
  }

  /** Another policy may bring deadlines forward: every row says anew when it is due. */
  private void indexAgain() {
    PolicySchedule schedule = engine.schedule();
    if (schedule == indexedBy) {
      return;
    }
    indexedBy = schedule;
    List<String> logins = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows = stores().logins().all()) {
      rows.forEachRemaining(row -> logins.add(row.key));
    }
    for (String login : logins) {
      Row row = readable(login);
      if (row != null) {
        save(row);
      }
    }
  }

  /** Null where it does not read: it stays in the index, and is told of when it is due. */
  private @Nullable Row readable(String login) {
    byte[] bytes = stores().logins().get(login);
    try {
      return bytes == null ? null : Row.unpack(bytes);
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  private void advance(String login, Instant clock) {
    byte[] bytes = stores().logins().get(login);
    if (bytes != null) {
      Row row = new Row(null, Row.unpack(bytes).state());
      engine.advance(row.state(), clock, this::found);
      save(row);
    }
  }

  private Row row(Login login) {
    byte[] bytes = stores().logins().get(login.key());
    return bytes == null ? new Row(null, new LoginState(login)) : Row.unpack(bytes);
  }

  /**
   * Keeps one index entry a login, and moves it only when it would fire too late: an entry that
   * fires early costs one look, moving it at every signal would cost two writes each.
   */
  private void save(Row row) {
    String login = row.state().login().key();
    Instant indexedAt = row.indexedAt();
    Instant due = engine.due(row.state());
    if (due == null) {
      if (indexedAt != null) {
        stores().deadlines().remove(indexedAt, login);
      }
      stores().logins().delete(login);
      return;
    }
    if (indexedAt == null || due.isBefore(indexedAt)) {
      if (indexedAt != null) {
        stores().deadlines().remove(indexedAt, login);
      }
      stores().deadlines().put(due, login);
      indexedAt = due;
    }
    stores().logins().put(login, new Row(indexedAt, row.state()).pack());
  }

  /** Records go by the user, as those that came: whose login it is stands in the finding. */
  private void found(Finding finding) {
    Watched watched = new Watched.Found(finding);
    if (finding instanceof Finding.Reported reported) {
      watched = new FleetMessage.Told(reported.report());
    } else {
      int change = counter.count(finding, wall());
      storms += change;
      instance.storms().add(change);
    }
    context()
        .forward(new Record<>(finding.key(), watched, FindingTimes.of(finding).toEpochMilli()));
  }

  private Instant clock() {
    Instant now = stores().sources().now(wall());
    return now.isBefore(NOT_YET) ? NOT_YET : now;
  }

  private int partition() {
    return context().taskId().partition();
  }

  private Instant wall() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private Stores stores() {
    Stores open = stores;
    if (open == null) {
      throw new IllegalStateException("used before init");
    }
    return open;
  }

  private void countOpenStorms(KeyValueStore<String, byte[]> logins) {
    int open = 0;
    try (KeyValueIterator<String, byte[]> rows = logins.all()) {
      while (rows.hasNext()) {
        open += engine.storm(Row.unpack(rows.next().value).state()) == null ? 0 : 1;
      }
    }
    storms = open;
    instance.storms().add(open);
  }
}
