package io.barograph.core.scope;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Reason;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Names what may have killed a login, each with what speaks for and against it. Only what was seen
 * counts: where nothing was, the answer is {@link LikelyCause#UNKNOWN}.
 */
public final class Hypotheses {
  /** What happened longer before the first failure has hardly to do with it. */
  static final Duration NEAR = Duration.ofHours(1);

  private final ScopePolicy policy;
  private final Storm storm;
  private final LoginHistory history;
  private final SortedSet<String> otherClis;
  private final List<Hypothesis> found = new ArrayList<>();

  private Hypotheses(
      ScopePolicy policy, Storm storm, LoginHistory history, SortedSet<String> otherClis) {
    this.policy = policy;
    this.storm = storm;
    this.history = history;
    this.otherClis = otherClis;
  }

  /**
   * All that something speaks for, the surest first; never empty.
   *
   * @param otherClis that the same user uses, of which something was heard around the storm
   * @param incident that the login is part of, or null
   */
  public static List<Hypothesis> of(
      ScopePolicy policy,
      Storm storm,
      LoginHistory history,
      SortedSet<String> otherClis,
      @Nullable Incident incident) {
    Hypotheses hypotheses = new Hypotheses(policy, storm, history, otherClis);
    if (incident != null) {
      hypotheses.provider(incident);
    }
    hypotheses.accountSwitched();
    hypotheses.otherHostOrTool();
    hypotheses.networkChanged();
    hypotheses.longIdle();
    hypotheses.revoked();
    return hypotheses.surestFirst();
  }

  private List<Hypothesis> surestFirst() {
    if (found.isEmpty()) {
      List<String> seen = new ArrayList<>();
      seen.add("The CLI gives no reason.");
      seen.add("No change of account or network was seen within the hour before.");
      found.add(new Hypothesis(LikelyCause.UNKNOWN, Confidence.LOW, List.of(), seen));
    }
    found.sort(Hypothesis.SUREST_FIRST);
    return List.copyOf(found);
  }

  private void provider(Incident incident) {
    found.add(
        new Hypothesis(
            LikelyCause.PROVIDER,
            Confidence.HIGH,
            List.of(
                incident.failing()
                    + " of "
                    + incident.active()
                    + " active users in "
                    + incident.segment()
                    + " were failing at "
                    + incident.openedAt()
                    + "."),
            List.of()));
  }

  private void accountSwitched() {
    List<String> seen = new ArrayList<>();
    if (storm.reason() == Reason.ACCOUNT_CHANGED) {
      seen.add("The CLI says that the account was changed or signed out while it ran.");
    }
    Instant changed = history.accountChangedAt;
    if (isNearOnset(changed)) {
      seen.add("Another account was signed in to at " + changed + ".");
    }
    if (!seen.isEmpty()) {
      List<String> against = new ArrayList<>();
      if (changed == null && history.account != null) {
        against.add("Telemetry shows one account throughout.");
      }
      boolean told = storm.reason() == Reason.ACCOUNT_CHANGED || saysNothing();
      add(LikelyCause.ACCOUNT_SWITCHED, told ? Confidence.HIGH : Confidence.LOW, seen, against);
    }
  }

  private void otherHostOrTool() {
    Instant since = storm.onset().minus(NEAR);
    List<HostId> active = history.activeSince(since);
    int sessions =
        history.hosts.values().stream()
            .filter(host -> !host.lastActive.isBefore(since))
            .mapToInt(host -> host.sessions)
            .sum();
    List<String> seen = new ArrayList<>();
    if (storm.reason() == Reason.REUSED) {
      seen.add("The CLI says that its refresh token was already used.");
    }
    if (active.size() > 1) {
      seen.add("The login was in use on " + active.size() + " hosts within the hour before.");
    } else if (sessions > 1) {
      seen.add("It was in use in " + sessions + " sessions at once.");
    }
    if (!otherClis.isEmpty()) {
      seen.add("The user was using " + String.join(", ", otherClis) + " as well.");
    }
    boolean reused = storm.reason() == Reason.REUSED;
    // Other hosts in use kill a login only by spending its token, and then the CLI says so.
    if (reused || (saysNothing() && storm.hosts().size() > 1)) {
      List<String> against =
          active.size() > 1 || sessions > 1
              ? List.of()
              : List.of("No other host and no other session of this login was seen.");
      Confidence confidence = reused ? Confidence.HIGH : Confidence.LOW;
      add(LikelyCause.OTHER_HOST_OR_TOOL, confidence, seen, against);
    }
  }

  private void networkChanged() {
    for (var host : history.hosts.entrySet()) {
      Presence presence = host.getValue();
      if (storm.hosts().contains(host.getKey()) && isNearOnset(presence.networkChangedAt)) {
        List<String> seen =
            List.of(
                "The network of "
                    + host.getKey().value()
                    + " changed from "
                    + presence.formerNetwork
                    + " to "
                    + presence.site.network()
                    + " at "
                    + presence.networkChangedAt
                    + ".");
        List<String> against =
            saysNothing()
                ? List.of()
                : List.of("The CLI gives another reason: " + storm.reason().label() + ".");
        add(
            LikelyCause.NETWORK_CHANGED,
            saysNothing() ? Confidence.MEDIUM : Confidence.LOW,
            seen,
            against);
        return;
      }
    }
  }

  private void longIdle() {
    List<String> seen = new ArrayList<>();
    List<String> against = new ArrayList<>();
    boolean expired = storm.reason() == Reason.EXPIRED;
    if (expired) {
      seen.add("The CLI says that its refresh token has expired.");
    }
    Instant from = history.gapFrom;
    Instant until = history.gapUntil;
    boolean idle = false;
    if (from != null && until != null && isNearOnset(until)) {
      Duration gap = Duration.between(from, until);
      idle = gap.compareTo(policy.longIdle()) >= 0;
      String heard = "Nothing was heard of the login for " + gap.toHours() + " hours before.";
      (idle ? seen : against).add(heard);
    } else if (expired) {
      against.add("No long silence of the login was seen before.");
    }
    if (expired || (idle && saysNothing())) {
      add(LikelyCause.LONG_IDLE, expired ? Confidence.HIGH : Confidence.MEDIUM, seen, against);
    }
  }

  private void revoked() {
    if (storm.reason() == Reason.REVOKED) {
      add(
          LikelyCause.REVOKED,
          Confidence.HIGH,
          List.of("The CLI says that its refresh token was revoked."),
          List.of());
    }
  }

  private void add(
      LikelyCause cause, Confidence confidence, List<String> seen, List<String> against) {
    found.add(new Hypothesis(cause, confidence, seen, against));
  }

  private boolean saysNothing() {
    return storm.reason() == Reason.UNKNOWN;
  }

  private boolean isNearOnset(@Nullable Instant at) {
    // What came after the first failure did not cause it.
    return at != null && !at.isBefore(storm.onset().minus(NEAR)) && !at.isAfter(storm.onset());
  }
}
