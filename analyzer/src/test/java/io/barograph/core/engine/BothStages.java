package io.barograph.core.engine;

import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries signals through both stages as the topology does: in rows, which may be read again. */
final class BothStages {
  private final Stages stages;
  private final Consumer<Finding> findings;
  private final Map<Login, LoginState> logins = new TreeMap<>();
  private final KeptRows rows = new KeptRows();
  private FleetState fleet = FleetState.keptIn(rows);
  private boolean forgets = true;

  BothStages(Stages stages, Consumer<Finding> findings) {
    this.stages = stages;
    this.findings = findings;
  }

  /** Keeps logins of which nothing is due, with the time up to which they were decided. */
  void rememberAll() {
    forgets = false;
  }

  void accept(Sighting sighting, Instant clock) {
    LoginState state = logins.computeIfAbsent(sighting.login(), LoginState::new);
    stages.logins().accept(state, sighting, clock, this::found);
    keep(state);
  }

  /** All input has been read up to the clock: every login, then the fleet. */
  void advance(Instant clock) {
    for (LoginState state : List.copyOf(logins.values())) {
      stages.logins().advance(state, clock, this::found);
      keep(state);
    }
    stages.fleet().advance(fleet, clock, findings);
  }

  /** No more input comes for the logins; the fleet may still be told of time. */
  void finishLogins() {
    logins.values().forEach(state -> stages.logins().finish(state, this::found));
  }

  void finishFleet() {
    stages.fleet().finish(fleet, findings);
  }

  /** The process ends, and another one goes on with what was kept. */
  void restart() {
    logins.replaceAll((login, state) -> LoginState.unpack(login, state.pack()));
    fleet = FleetState.keptIn(rows);
    stages.fleet().resume(fleet);
  }

  LoginState state(Login login) {
    return logins.getOrDefault(login, new LoginState(login));
  }

  FleetState fleet() {
    return fleet;
  }

  Stages stages() {
    return stages;
  }

  /** What is kept of the fleet. */
  Map<String, byte[]> rows() {
    return rows.rows;
  }

  /** How often a row of the fleet was written. */
  int written() {
    return rows.written;
  }

  private void found(Finding finding) {
    if (finding instanceof Finding.Reported reported) {
      stages.fleet().accept(fleet, reported.report());
    }
    findings.accept(finding);
  }

  /** As carriers do: a login of which nothing is due is forgotten. */
  private void keep(LoginState state) {
    if (forgets && stages.logins().due(state) == null) {
      logins.remove(state.login());
    }
  }

  /** Rows that outlive the state. */
  private static final class KeptRows implements FleetRows {
    final Map<String, byte[]> rows = new TreeMap<>();
    int written;

    @Override
    public byte @Nullable [] get(String key) {
      return rows.get(key);
    }

    @Override
    public void put(String key, byte[] row) {
      rows.put(key, row);
      written++;
    }

    @Override
    public void remove(String key) {
      rows.remove(key);
      written++;
    }

    @Override
    public void each(BiConsumer<String, byte[]> row) {
      rows.forEach(row);
    }
  }
}
