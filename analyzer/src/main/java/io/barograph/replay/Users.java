package io.barograph.replay;

import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.UserState;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every user's state in memory, and who is due when: what the topology keeps in its stores. */
public final class Users {
  private record Due(Instant at, UserId user) {}

  private final Engine engine;
  private final Consumer<Finding> findings;
  private final Map<UserId, UserState> states = new HashMap<>();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::user));

  /** The entry of each user that counts; older ones are passed over. */
  private final Map<UserId, Instant> dueAt = new HashMap<>();

  public Users(Engine engine, Consumer<Finding> findings) {
    this.engine = engine;
    this.findings = findings;
  }

  /** Takes one signal, when all input has been read up to {@code clock}. */
  public void accept(Sighting sighting, Instant clock) {
    advance(clock);
    UserState state = states.computeIfAbsent(sighting.user(), UserState::new);
    engine.accept(state, sighting, clock, findings);
    schedule(state);
  }

  /** Input ends: decides what only input could change. */
  public void finish() {
    // In the order of names, so that the same input prints the same.
    new TreeMap<>(states).values().forEach(state -> engine.finish(state, findings));
  }

  /** What is remembered of all users. */
  public Map<UserId, UserState> states() {
    return new TreeMap<>(states);
  }

  /** All input has been read up to {@code clock}. */
  public void advance(Instant clock) {
    for (Due next = due.peek(); next != null && next.at().isBefore(clock); next = due.peek()) {
      due.remove();
      UserState state = states.get(next.user());
      if (state != null && next.at().equals(dueAt.get(next.user()))) {
        engine.advance(state, clock, findings);
        dueAt.remove(next.user());
        schedule(state);
      }
    }
  }

  private void schedule(UserState state) {
    Instant at = engine.due(state);
    if (at == null) {
      states.remove(state.user());
      dueAt.remove(state.user());
    } else if (!at.equals(dueAt.put(state.user(), at))) {
      due.add(new Due(at, state.user()));
    }
  }
}
