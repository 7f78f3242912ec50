package io.barograph.core.storm;

import io.barograph.core.signal.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Storms found the slow and plain way, from the words of the rules alone: keep the whole history,
 * and at each point look back over all of it.
 */
final class NaiveStorms {
  /** One thing that happened on a host: a turn failed for a rejected refresh, or completed. */
  record Turn(HostId host, Instant at, boolean failed) {}

  private final StormPolicy policy;
  private final List<Turn> past = new ArrayList<>();
  private final List<Turn> counted = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  /** How much of the past belongs to storms that are over. */
  private int settled;

  private boolean open;

  NaiveStorms(StormPolicy policy) {
    this.policy = policy;
  }

  /** What happens to a user whose turns these are, in order of time. */
  List<String> of(List<Turn> turns) {
    for (Turn turn : turns) {
      calmIfStaleBefore(turn.at());
      past.add(turn);
      if (turn.failed()) {
        failed(turn);
      } else if (open && allCompleted()) {
        calm("recovered", turn.at());
      }
    }
    calmIfStaleBefore(Instant.MAX);
    return told;
  }

  private void failed(Turn turn) {
    if (open) {
      counted.add(turn);
      if (isDoubled(counted.size())) {
        told.add("escalated at " + turn.at() + " with " + counted.size());
      }
      return;
    }
    List<Turn> inWindow = standing().stream().filter(f -> isInWindow(f, turn)).toList();
    if (inWindow.size() >= policy.threshold()) {
      open = true;
      counted.addAll(inWindow);
      told.add("opened at " + turn.at() + " since " + inWindow.get(0).at());
    }
  }

  /** Failures that no storm has counted and no completed turn on their host has undone. */
  private List<Turn> standing() {
    List<Turn> standing = new ArrayList<>();
    for (int i = settled; i < past.size(); i++) {
      Turn turn = past.get(i);
      List<Turn> since = past.subList(i, past.size());
      if (turn.failed()
          && since.stream().noneMatch(t -> !t.failed() && t.host().equals(turn.host()))) {
        standing.add(turn);
      }
    }
    return standing;
  }

  private boolean isInWindow(Turn earlier, Turn now) {
    return !earlier.at().isBefore(now.at().minus(policy.window()));
  }

  private boolean isDoubled(int failures) {
    for (int step = policy.threshold() * 2; step <= failures; step *= 2) {
      if (step == failures) {
        return true;
      }
    }
    return false;
  }

  /** Whether every host that failed in the storm has completed a turn since it last did. */
  private boolean allCompleted() {
    Map<HostId, Boolean> fine = new HashMap<>();
    for (Turn turn : past.subList(past.indexOf(counted.get(0)), past.size())) {
      if (turn.failed() || fine.containsKey(turn.host())) {
        fine.put(turn.host(), !turn.failed());
      }
    }
    return counted.stream().allMatch(failure -> fine.getOrDefault(failure.host(), false));
  }

  private void calmIfStaleBefore(Instant now) {
    if (open) {
      Instant stale = counted.get(counted.size() - 1).at().plus(policy.staleAfter());
      if (stale.isBefore(now)) {
        calm("stale", stale);
      }
    }
  }

  private void calm(String how, Instant at) {
    told.add("calmed at " + at + " " + how + " with " + counted.size());
    open = false;
    counted.clear();
    settled = past.size();
  }
}
