package io.barograph.replay;

import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.FleetEngine;
import io.barograph.core.engine.FleetState;
import io.barograph.core.engine.LoginRow;
import io.barograph.core.engine.LoginState;
import io.barograph.core.engine.Stages;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.PackedQueue;
import io.barograph.core.signal.PackedTable;
import io.barograph.core.signal.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every login's state in memory, and which is due when, and the state of the fleet: what the
 * topology keeps in its stores. The logins of which something was heard last are objects; those
 * that have been quiet longer are packed, so that a million of them find room.
 */
public final class Logins {
  /**
   * Some megabytes of objects; a fleet of this size is never packed. More are slower to collect.
   */
  private static final int MOST_UNPACKED = 1_500;

  private final Engine engine;
  private final FleetEngine fleetEngine;
  private final FleetState fleet = FleetState.inMemory();
  private final Consumer<Finding> findings;

  /** The least lately used first. */
  private final Map<Login, LoginRow> unpacked = new LinkedHashMap<>(16, 0.75f, true);

  /** Of these the one that was used last: one developer's lines come together. */
  private @Nullable LoginRow latest;

  private final PackedTable packed = new PackedTable();
  private final PackedQueue<Login> due =
      new PackedQueue<>(Duration.ofSeconds(1), Login::pack, Login::unpack);

  public Logins(Stages stages, Consumer<Finding> findings) {
    this.engine = stages.logins();
    this.fleetEngine = stages.fleet();
    this.findings = findings;
  }

  /** Takes one signal, when all input has been read up to {@code clock}. */
  public void accept(Sighting sighting, Instant clock) {
    advance(clock);
    Login login = sighting.login();
    LoginRow known = row(login);
    LoginRow row = known == null ? new LoginRow(login) : known;
    engine.accept(row.state(), sighting, clock, this::found);
    keep(row);
  }

  /** Input ends: decides what only input could change. */
  public void finish() {
    // In the order of names, so that the same input prints the same.
    SortedSet<Login> unfinished = new TreeSet<>();
    each(
        row -> {
          if (engine.isUnfinished(row.state())) {
            unfinished.add(row.state().login());
          }
        });
    for (Login login : unfinished) {
      LoginRow row = Objects.requireNonNull(row(login), "a login of which nothing is remembered");
      engine.finish(row.state(), this::found);
      if (!unpacked.containsKey(login)) {
        packed.put(login.pack(), row.pack());
      }
    }
    fleetEngine.finish(fleet, findings);
  }

  /** What is remembered of the fleet. */
  public FleetState fleet() {
    return fleet;
  }

  /** What is remembered of a login, or null. */
  public @Nullable LoginState state(Login login) {
    LoginRow row = row(login);
    return row == null ? null : row.state();
  }

  /** What is remembered of all logins. */
  public Map<Login, LoginState> states() {
    Map<Login, LoginState> states = new TreeMap<>();
    each(row -> states.put(row.state().login(), row.state()));
    return states;
  }

  private void each(Consumer<LoginRow> row) {
    packed.forEach(
        (key, value) -> {
          Login login = Login.unpack(key);
          // What is unpacked is newer than what it was unpacked from.
          if (!unpacked.containsKey(login)) {
            row.accept(LoginRow.unpack(login, value));
          }
        });
    unpacked.values().forEach(row);
  }

  /** All input has been read up to {@code clock}. */
  public void advance(Instant clock) {
    for (var next = due.takeBefore(clock); next != null; next = due.takeBefore(clock)) {
      LoginRow row = row(next.what());
      if (row != null) {
        row.reached(next.at());
        engine.advance(row.state(), clock, this::found);
        keep(row);
      }
    }
    fleetEngine.advance(fleet, clock, findings);
  }

  private void found(Finding finding) {
    if (finding instanceof Finding.Reported reported) {
      fleetEngine.accept(fleet, reported.report());
    }
    findings.accept(finding);
  }

  private @Nullable LoginRow row(Login login) {
    LoginRow same = latest;
    if (same != null && same.state().login().equals(login)) {
      return same;
    }
    LoginRow row = unpacked.get(login);
    if (row != null) {
      return row;
    }
    byte[] bytes = packed.get(login.pack());
    return bytes == null ? null : LoginRow.unpack(login, bytes);
  }

  private void keep(LoginRow row) {
    Login login = row.state().login();
    Instant at = engine.due(row.state());
    if (at == null) {
      latest = null;
      unpacked.remove(login);
      packed.remove(login.pack());
      return;
    }
    if (row.isLaterThan(at)) {
      row.indexed(at);
      due.add(at, login);
    }
    if (latest == row) {
      return;
    }
    latest = row;
    unpacked.put(login, row);
    if (unpacked.size() > MOST_UNPACKED) {
      LoginRow quiet = unpacked.values().iterator().next();
      unpacked.remove(quiet.state().login());
      packed.put(quiet.state().login().pack(), quiet.pack());
    }
  }
}
