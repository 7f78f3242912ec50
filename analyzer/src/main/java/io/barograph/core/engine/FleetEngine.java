package io.barograph.core.engine;

import io.barograph.core.remediation.RemediationPlanner;
import io.barograph.core.remediation.Situation;
import io.barograph.core.scope.FleetPolicy;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.Incident;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Remedies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches all logins at once: judges whom a storm concerns and why, opens and closes incidents, and
 * gives all advice. It takes reports in the order of event time, a second allowed lateness behind
 * the clock: by then every login has reported.
 */
public final class FleetEngine {
  private final Supplier<PolicySchedule> schedule;
  private final Duration behind;
  private final Map<String, Remedies> remedies;

  /**
   * Decides by the policies of the schedule as it is at each call.
   *
   * @param allowedLateness that each login's signals are held for; not negative
   * @param remedies of every CLI whose reports will come, by its name
   */
  public FleetEngine(
      Supplier<PolicySchedule> schedule, Duration allowedLateness, Map<String, Remedies> remedies) {
    this.schedule = schedule;
    this.behind = allowedLateness.multipliedBy(2);
    this.remedies = Map.copyOf(remedies);
  }

  /** Takes a report; {@link #advance} decides it. */
  public void accept(FleetState state, FleetReport report) {
    state.add(report);
  }

  /** Decides what the clock allows: reports and what is due, in event-time order. */
  public void advance(FleetState state, Instant clock, Consumer<Finding> findings) {
    Instant bound = clock.minus(behind);
    PolicySchedule now = schedule.get();
    if (state.isIdle(bound, now)) {
      return;
    }
    Instant next = decideBefore(state, bound, findings);
    state.forgetSilent(bound);
    state.save();
    state.idleUntil(next, now);
  }

  /** Decides all reports, and gives the advice that only waits for storms to settle. */
  public void finish(FleetState state, Consumer<Finding> findings) {
    Instant last = state.reports.bound();
    if (last != null) {
      Instant end = last.isAfter(state.decidedUpTo) ? last : state.decidedUpTo;
      decideBefore(state, end.plusNanos(1), findings);
    }
    state.stormy.stream()
        .map(state::row)
        .filter(row -> row != null && row.ladder.holds() == null)
        .map(row -> row.ladder.due())
        .filter(due -> due != null)
        .max(Instant::compareTo)
        .ifPresent(due -> decideBefore(state, due.plusNanos(1), findings));
    state.save();
  }

  /** How the login stands with its open storm, or null while it has none. */
  public @Nullable Standing standing(FleetState state, Login login) {
    FleetRow row = state.row(login);
    if (row == null || row.storm == null) {
      return null;
    }
    Policies policies = policies(state);
    Incident incident = state.watch.incidentOf(login, row.history);
    Situation situation = Judgements.of(state, row, policies, incident);
    RemediationPlanner planner = new RemediationPlanner(policies.remediation(), remedies);
    return new Standing(
        situation,
        incident,
        row.ladder.holds(),
        planner.waitsFor(row.ladder, situation, incident, state.decidedUpTo));
  }

  /** How every open storm stands, as it was told last or would be told now. */
  public List<Finding.StormStanding> standings(FleetState state) {
    List<Finding.StormStanding> standings = new ArrayList<>();
    for (Login login : state.stormy) {
      FleetRow row = state.row(login);
      if (row != null && row.storm != null) {
        Incident incident = state.watch.incidentOf(row.login, row.history);
        Situation situation = Judgements.of(state, row, policies(state), incident);
        standings.add(
            Judgements.standing(row, row.storm, state.decidedUpTo, situation, incident, false));
      }
    }
    return standings;
  }

  /** Goes on from the rows of the state. */
  public void resume(FleetState state) {
    state.restore(decidedUpTo -> schedule.get().at(decidedUpTo).fleet());
  }

  /**
   * Decides reports and what is due.
   *
   * @return when something is to be decided next, as far as it is known now, or null
   */
  private @Nullable Instant decideBefore(
      FleetState state, Instant bound, Consumer<Finding> findings) {
    while (true) {
      FleetPolicy policy = policies(state).fleet();
      if (state.countBy(policy)) {
        state.watch.settle(state.decidedUpTo, policy);
      }
      Instant report = state.reports.next();
      Instant due = due(state);
      boolean reportFirst = report != null && (due == null || !report.isAfter(due));
      Instant next = reportFirst ? report : due;
      if (next == null) {
        return null;
      }
      // What comes late is decided now.
      next = next.isAfter(state.decidedUpTo) ? next : state.decidedUpTo;
      Instant change = schedule.get().changeAfter(state.decidedUpTo);
      if (change != null && !change.isAfter(next) && change.isBefore(bound)) {
        state.decidedUpTo = change;
        continue;
      }
      if (!next.isBefore(bound)) {
        return change != null && change.isBefore(next) ? change : next;
      }
      state.decidedUpTo = next;
      if (state.isFull()) {
        state.save();
      }
      FleetTurn turn = new FleetTurn(state, next, policies(state), remedies, findings);
      if (reportFirst) {
        turn.decide(state.reports.take());
      } else {
        turn.fire();
      }
    }
  }

  private @Nullable Instant due(FleetState state) {
    Instant due = state.watch.due(policies(state).fleet());
    if (!state.wakes.isEmpty() && (due == null || state.wakes.first().at().isBefore(due))) {
      due = state.wakes.first().at();
    }
    return due;
  }

  private Policies policies(FleetState state) {
    return schedule.get().at(state.decidedUpTo);
  }
}
