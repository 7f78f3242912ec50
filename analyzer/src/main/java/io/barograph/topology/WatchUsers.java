package io.barograph.topology;

import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.LoginRow;
import io.barograph.core.engine.PolicySchedule;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Packed;
import io.barograph.metrics.BarographMetrics;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
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

  /** Rows that have not said yet when they are due by another policy. */
  private @Nullable KeyValueIterator<String, byte[]> toIndex;

  private @Nullable Stores stores;

  private record Stores(
      KeyValueStore<String, byte[]> logins,
      KeyValueStore<String, byte[]> clocks,
      DeadlineIndex deadlines,
      SourceClocks sources) {}

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
    KeyValueStore<String, byte[]> clocks = context.getStateStore(SOURCE_CLOCKS);
    SourceClocks sources =
        new SourceClocks(carriage.inputPartitions(), carriage.idleAfter(), wall());
    try (KeyValueIterator<String, byte[]> known = clocks.all()) {
      known.forEachRemaining(clock -> sources.known(clock.key, Packed.timeOf(clock.value), wall()));
    }
    DeadlineIndex deadlines = new DeadlineIndex();
    stores = new Stores(logins, clocks, deadlines, sources);
    told = Instant.MIN;
    indexedBy = engine.schedule();
    stopIndexing();
    countOpenStorms(logins, deadlines);
    context.schedule(
        carriage.tick(), PunctuationType.WALL_CLOCK_TIME, wall -> tellFleet(fireDue()));
  }

  @Override
  public void process(Record<String, Recognition> record) {
    Recognition recognition = record.value();
    if (recognition instanceof Recognition.Tick tick) {
      stores().sources().heard(tick.source(), tick.time(), wall());
      stores().clocks().put(tick.source(), Packed.time(tick.time()));
      fireDue();
    } else if (recognition instanceof Recognition.Idle idle) {
      stores().sources().idle(idle.source(), wall());
      fireDue();
    } else if (recognition instanceof Recognition.Seen seen) {
      stores().sources().heard(seen.source(), seen.sighting().time(), wall());
      Login login = seen.sighting().login();
      String key = login.key();
      byte[] bytes = stores().logins().get(key);
      LoginRow row = bytes == null ? new LoginRow(login) : LoginRow.unpack(login, bytes);
      engine.accept(row.state(), seen.sighting(), clock(), this::found);
      save(key, row);
    }
  }

  @Override
  public void close() {
    stopIndexing();
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
    boolean indexed = indexAgain();
    UncheckedIOException unread = null;
    List<DeadlineIndex.Due> due = stores().deadlines().takeDue(clock, MOST_DUE);
    for (DeadlineIndex.Due entry : due) {
      try {
        advance(entry, clock);
      } catch (UncheckedIOException e) {
        unread = e;
      }
    }
    if (unread != null) {
      throw unread;
    }
    return indexed && due.size() < MOST_DUE ? clock : null;
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

  /**
   * Another policy may bring deadlines forward: every row says anew when it is due, some of them at
   * each look.
   *
   * @return whether all have
   */
  private boolean indexAgain() {
    PolicySchedule schedule = engine.schedule();
    if (schedule != indexedBy) {
      indexedBy = schedule;
      stopIndexing();
      toIndex = stores().logins().all();
    }
    KeyValueIterator<String, byte[]> rows = toIndex;
    for (int i = 0; rows != null && i < MOST_DUE && rows.hasNext(); i++) {
      KeyValue<String, byte[]> kept = rows.next();
      LoginRow row = readable(kept);
      if (row != null) {
        index(kept.key, row);
      }
    }
    if (rows != null && !rows.hasNext()) {
      stopIndexing();
    }
    return toIndex == null;
  }

  /** A row that does not read stays where it is in the index, and is told of when it is due. */
  private static @Nullable LoginRow readable(KeyValue<String, byte[]> kept) {
    try {
      return LoginRow.unpack(Login.ofKey(kept.key), kept.value);
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  private void index(String key, LoginRow row) {
    Instant due = engine.due(row.state());
    if (due != null && row.isLaterThan(due)) {
      stores().deadlines().put(due, key);
    }
  }

  private void stopIndexing() {
    if (toIndex != null) {
      toIndex.close();
      toIndex = null;
    }
  }

  private void advance(DeadlineIndex.Due due, Instant clock) {
    byte[] bytes = stores().logins().get(due.login());
    LoginRow row = bytes == null ? null : LoginRow.unpack(Login.ofKey(due.login()), bytes);
    if (row != null) {
      row.reached(due.deadline());
      engine.advance(row.state(), clock, this::found);
      save(due.login(), row);
    }
  }

  private void save(String key, LoginRow row) {
    Instant due = engine.due(row.state());
    if (due == null) {
      stores().logins().delete(key);
      return;
    }
    if (row.isLaterThan(due)) {
      row.indexed(due);
      stores().deadlines().put(due, key);
    }
    stores().logins().put(key, row.pack());
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

  /** What the rows tell of themselves: storms that are open, and when each is due. */
  private void countOpenStorms(KeyValueStore<String, byte[]> logins, DeadlineIndex deadlines) {
    int open = 0;
    try (KeyValueIterator<String, byte[]> rows = logins.all()) {
      while (rows.hasNext()) {
        KeyValue<String, byte[]> kept = rows.next();
        LoginRow row = LoginRow.unpack(Login.ofKey(kept.key), kept.value);
        open += engine.storm(row.state()) == null ? 0 : 1;
        row.deadlines().forEach(deadline -> deadlines.put(deadline, kept.key));
        index(kept.key, row);
      }
    }
    storms = open;
    instance.storms().add(open);
  }
}
