package io.barograph.core.scope;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.storm.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells a login that several hosts or users hold a copy of. A refresh token works once: where it
 * was already used on two hosts, each has spent what the other held.
 */
public final class SharedLogin {
  /** Copies take turns: one is mended and breaks the next, hours apart. */
  static final Duration MEMORY = Duration.ofHours(24);

  private static final int MOST_NAMED = 5;

  private SharedLogin() {}

  /**
   * Judges an open storm.
   *
   * @param sharing the histories of other logins that are signed in to the same account
   * @param policy how long before its onset another login must have failed or been active
   */
  public static ScopeJudgement judge(
      Storm storm, LoginHistory history, Map<Login, LoginHistory> sharing, FleetPolicy policy) {
    List<HostId> now = history.reusedSince(storm.onset());
    if (now.size() > 1) {
      return shared(Confidence.HIGH, hosts(now) + " in this storm.");
    }
    SortedSet<Login> failing = new TreeSet<>();
    SortedSet<Login> active = new TreeSet<>();
    Instant since = storm.onset().minus(policy.activeWithin());
    sharing.forEach(
        (login, other) -> {
          if (!other.reusedSince(since).isEmpty()) {
            failing.add(login);
          } else if (!other.activeSince(since).isEmpty()) {
            active.add(login);
          }
        });
    if (storm.reason() == Reason.REUSED && !failing.isEmpty()) {
      return shared(Confidence.HIGH, users(failing) + "; its refresh token was already used too.");
    }
    List<HostId> lately = history.reusedSince(storm.onset().minus(MEMORY));
    if (storm.reason() == Reason.REUSED && lately.size() > 1) {
      return shared(Confidence.MEDIUM, hosts(lately) + " within a day, in turn.");
    }
    if (storm.reason() == Reason.REUSED && !active.isEmpty()) {
      return shared(Confidence.MEDIUM, users(active) + " at the same time.");
    }
    return oneUser(storm, history, since);
  }

  private static ScopeJudgement oneUser(Storm storm, LoginHistory history, Instant since) {
    List<HostId> active = history.activeSince(since);
    if (storm.hosts().size() > 1) {
      return new ScopeJudgement(
          Scope.ONE_USER,
          Confidence.MEDIUM,
          List.of(
              "It fails on "
                  + storm.hosts().size()
                  + " hosts of one user; nothing says that they share one login."));
    }
    if (active.size() > 1) {
      return new ScopeJudgement(
          Scope.ONE_USER,
          Confidence.MEDIUM,
          List.of(
              "It fails on one host only; "
                  + (active.size() - 1)
                  + " other of the user is in use."));
    }
    return new ScopeJudgement(
        Scope.ONE_USER, Confidence.HIGH, List.of("It fails on the only host that is in use."));
  }

  private static ScopeJudgement shared(Confidence confidence, String evidence) {
    return new ScopeJudgement(Scope.SHARED_LOGIN, confidence, List.of(evidence));
  }

  private static String hosts(List<HostId> hosts) {
    return "The refresh token was already used on "
        + hosts.size()
        + " hosts ("
        + hosts.stream().limit(MOST_NAMED).map(HostId::value).collect(Collectors.joining(", "))
        + (hosts.size() > MOST_NAMED ? ", …)" : ")");
  }

  private static String users(SortedSet<Login> logins) {
    return "The same account is signed in as "
        + logins.stream()
            .limit(MOST_NAMED)
            .map(login -> login.user().value())
            .collect(Collectors.joining(", "))
        + (logins.size() > MOST_NAMED ? ", …" : "");
  }
}
