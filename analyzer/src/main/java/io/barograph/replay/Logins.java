package io.barograph.replay;

import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.LoginState;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every login's state in memory, and which is due when: what the topology keeps in its stores. */
public final class Logins {
  private record Due(Instant at, Login login) {}

  private final Engine engine;
  private final Consumer<Finding> findings;
  private final Map<Login, LoginState> states = new HashMap<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::login));

  /** The entry of each login that counts; older ones are passed over. */
  private final Map<Login, Instant> dueAt = new HashMap<>();

  public Logins(Engine engine, Consumer<Finding> findings) {
    this.engine = engine;
    this.findings = findings;
  }

  /** Takes one signal, when all input has been read up to {@code clock}. */
  public void accept(Sighting sighting, Instant clock) {
    advance(clock);
    LoginState state = states.computeIfAbsent(sighting.login(), LoginState::new);
    engine.accept(state, sighting, clock, findings);
    schedule(state);
  }

  /** Input ends: decides what only input could change. */
  public void finish() {
    // In the order of names, so that the same input prints the same.
    new TreeMap<>(states).values().forEach(state -> engine.finish(state, findings));
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
        engine.advance(state, clock, findings);
        dueAt.remove(next.login());
        schedule(state);
      }
    }
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
