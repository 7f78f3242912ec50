package io.barograph.core.storm;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.StableId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.StormFinding.How;
import io.barograph.core.storm.StormState.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens a storm once when a window holds enough failures, counts on, and calms it once. A window is
 * not a calendar minute but any stretch of event time: it slides with the failures.
 */
public final class StormDetector {
  /** Bounds the state of a login whose loop fails every second; a storm needs far fewer. */
  private static final int MOST_FAILURES = 1000;

  private static final Comparator<Failure> BY_END =
      Comparator.comparing(Failure::endedAt).thenComparing(Failure::host);

  private final StormPolicy policy;

  /** A late failure may fill a window that lies before the newest one. */
  private final Duration kept;

  public StormDetector(StormPolicy policy) {
    this.policy = policy;
    this.kept = policy.window().multipliedBy(2);
  }

  /**
   * Takes how a turn's trouble ended.
   *
   * @return whether it counts towards a storm
   */
  public boolean ended(
      StormState state, Login login, Verdict verdict, Consumer<StormFinding> findings) {
    if (!verdict.isRejectedRefresh() || isUndone(state, verdict)) {
      return false;
    }
    Failure failure = Failure.of(verdict);
    StormState.Open open = state.open;
    if (open == null) {
      state.failures.add(failure);
      state.failures.sort(BY_END);
      openIfReached(state, login, failure, findings);
      return true;
    }
    open.count(failure);
    if (open.failedSequences >= open.escalateAt) {
      open.escalateAt *= 2;
      findings.accept(
          new StormFinding.Escalated(
              open.storm(login), failure.endedAt(), policy.threshold(), policy.window()));
    }
    return true;
  }

  /** Takes a completed turn: it undoes what failed on its host before. */
  public void completed(
      StormState state, Login login, HostId host, Instant at, Consumer<StormFinding> findings) {
    state.completedByHost.merge(host, at, StormState::later);
    state.failures.removeIf(f -> f.host().equals(host) && !f.endedAt().isAfter(at));
    StormState.Open open = state.open;
    if (open != null && open.lastFailureByHost.containsKey(host) && allCompleted(state, open)) {
      calm(state, open, login, at, How.RECOVERED, findings);
    }
  }

  /** When an open storm is stale if nothing more fails, or null. */
  public @Nullable Instant deadline(StormState state) {
    return state.open == null ? null : state.open.lastFailureAt.plus(policy.staleAfter());
  }

  /** The deadline passed without a failure. */
  public void silence(StormState state, Login login, Consumer<StormFinding> findings) {
    StormState.Open open = state.open;
    if (open != null) {
      Instant at = open.lastFailureAt.plus(policy.staleAfter());
      calm(state, open, login, at, How.STALE, findings);
    }
  }

  /** The open storm, or null. */
  public @Nullable Storm storm(StormState state, Login login) {
    return state.open == null ? null : state.open.storm(login);
  }

  /** The most failures that any one window holds, while no storm is open. */
  public int mostInWindow(StormState state) {
    int most = 0;
    for (int first = 0, last = 0; last < state.failures.size(); last++) {
      Instant endedAt = state.failures.get(last).endedAt();
      while (state.failures.get(first).endedAt().plus(policy.window()).isBefore(endedAt)) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** A sequence is known to have failed some time after it did; a turn may have completed since. */
  private static boolean isUndone(StormState state, Verdict verdict) {
    Instant completed = state.completedByHost.get(verdict.host());
    return completed != null && !completed.isBefore(verdict.endedAt());
  }

  /**
   * Only a window with the new failure counts: another policy judges nothing that was before it.
   */
  private void openIfReached(
      StormState state, Login login, Failure added, Consumer<StormFinding> findings) {
    List<Failure> failures = state.failures;
    Instant newest = failures.get(failures.size() - 1).endedAt();
    Instant oldest = newest.minus(kept);
    failures.removeIf(f -> f.endedAt().isBefore(oldest));
    while (failures.size() > MOST_FAILURES) {
      failures.remove(0);
    }
    int place = failures.lastIndexOf(added);
    int others = policy.threshold() - 1;
    int end = Math.min(place + others, failures.size() - 1);
    for (int last = Math.max(place, others); last <= end; last++) {
      Failure first = failures.get(last - others);
      Instant endedAt = failures.get(last).endedAt();
      if (!first.endedAt().plus(policy.window()).isBefore(endedAt)) {
        open(state, login, first, last, findings);
        return;
      }
    }
  }

  private void open(
      StormState state, Login login, Failure first, int last, Consumer<StormFinding> findings) {
    List<Failure> counted =
        List.copyOf(state.failures.subList(last - policy.threshold() + 1, state.failures.size()));
    Instant openedAt = state.failures.get(last).endedAt();
    String id = StableId.of("st", login.key(), first.startedAt());
    StormState.Open open =
        new StormState.Open(id, first.startedAt(), openedAt, policy.threshold() * 2);
    counted.forEach(open::count);
    state.open = open;
    state.failures.clear();
    findings.accept(
        new StormFinding.Opened(open.storm(login), policy.threshold(), policy.window()));
  }

  private static boolean allCompleted(StormState state, StormState.Open open) {
    return open.lastFailureByHost.entrySet().stream()
        .allMatch(
            failed -> {
              Instant completed = state.completedByHost.get(failed.getKey());
              return completed != null && completed.isAfter(failed.getValue());
            });
  }

  private void calm(
      StormState state,
      StormState.Open open,
      Login login,
      Instant at,
      How how,
      Consumer<StormFinding> findings) {
    state.open = null;
    findings.accept(
        new StormFinding.Calmed(open.storm(login), at, how, policy.threshold(), policy.window()));
  }
}
