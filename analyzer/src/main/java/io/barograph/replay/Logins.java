package io.barograph.replay;

import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.FleetEngine;
import io.barograph.core.engine.FleetState;
import io.barograph.core.engine.LoginState;
import io.barograph.core.engine.Stages;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every login's state in memory, and which is due when, and the state of the fleet: what the
 * topology keeps in its stores.
 */
public final class Logins {
  private record Due(Instant at, Login login) {}

  private final Engine engine;
  private final FleetEngine fleetEngine;
  private final FleetState fleet = FleetState.inMemory();
  private final Consumer<Finding> findings;
  private final Map<Login, LoginState> states = new HashMap<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::login));

  /** The entry of each login that counts; older ones are passed over. */
  private final Map<Login, Instant> dueAt = new HashMap<>();

  public Logins(Stages stages, Consumer<Finding> findings) {
    this.engine = stages.logins();
    this.fleetEngine = stages.fleet();
    this.findings = findings;
  }

  /** Takes one signal, when all input has been read up to {@code clock}. */
  public void accept(Sighting sighting, Instant clock) {
    advance(clock);
    LoginState state = states.computeIfAbsent(sighting.login(), LoginState::new);
    engine.accept(state, sighting, clock, this::found);
    schedule(state);
  }

  /** Input ends: decides what only input could change. */
  public void finish() {
    // In the order of names, so that the same input prints the same.
    new TreeMap<>(states).values().forEach(state -> engine.finish(state, this::found));
    fleetEngine.finish(fleet, findings);
  }

  /** What is remembered of the fleet. */
  public FleetState fleet() {
    return fleet;
  }

  /** What is remembered of a login, or null. */
  public @Nullable LoginState state(Login login) {
    return states.get(login);
  }

  /** What is remembered of all logins. */
  public Map<Login, LoginState> states() {
    return new TreeMap<>(states);
  }

  /** All input has been read up to {@code clock}. */
  public void advance(Instant clock) {
    for (Due next = due.peek(); next != null && next.at().isBefore(clock); next = due.peek()) {
      due.remove();
      LoginState state = states.get(next.login());
      if (state != null && next.at().equals(dueAt.get(next.login()))) {
        engine.advance(state, clock, this::found);
        dueAt.remove(next.login());
        schedule(state);
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

  private void schedule(LoginState state) {
    Instant at = engine.due(state);
    if (at == null) {
      states.remove(state.login());
      dueAt.remove(state.login());
    } else if (!at.equals(dueAt.put(state.login(), at))) {
      due.add(new Due(at, state.login()));
    }
  }
}
