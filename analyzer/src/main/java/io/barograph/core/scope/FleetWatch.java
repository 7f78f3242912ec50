package io.barograph.core.scope;

import io.barograph.core.scope.IncidentFinding.Closed;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.IncidentFinding.Opened;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.StableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens an incident when too many logins of one CLI fail within a window, and closes it when they
 * no longer do. Two thresholds:
 *
 * <pre>
 *            failing ≥ open-users and share ≥ open-share
 *   calm ───────────────────────────────────────────────▶ open
 *    ▲                                                     │ failing &lt; close-users
 *    └───────────── for the quiet time ────────────────────┘ or share &lt; close-share
 * </pre>
 *
 * An incident is of the smallest segment that explains it: where hardly anybody outside one version
 * or network fails, it is theirs. Calls come in the order of event time.
 */
public final class FleetWatch {
  /** A segment explains an incident if it holds so much of the failing logins. */
  private static final double EXPLAINS = 0.9;

  /** And if it is no more than so much of the active ones: who is everybody explains nothing. */
  private static final double MOST_OF_FLEET = 0.5;

  private final Census census = new Census();
  private final SortedMap<String, Incident> open = new TreeMap<>();

  /** Puts back an incident that was open before a restart. */
  public void restore(Incident incident) {
    open.put(incident.id(), incident);
  }

  /** All logins are to be counted anew: another policy holds. */
  public void forgetCounts() {
    census.clear();
  }

  /** Counts a login as its history says: after a restart, or by another policy. */
  public void count(Login login, LoginHistory history, Instant now, FleetPolicy policy) {
    census.count(login, history, now, policy);
  }

  /** The login gave a sign of life, or recovered, as its history says. */
  public void seen(Login login, LoginHistory history, Instant at, FleetPolicy policy) {
    census.count(login, history, at, policy);
    settle(at, policy);
  }

  /** The login failed on a rejected refresh, as its history says. */
  public void failed(
      Login login,
      LoginHistory history,
      Instant at,
      FleetPolicy policy,
      Consumer<IncidentFinding> findings) {
    census.count(login, history, at, policy);
    judge(login.cli(), history.facets(), at, policy, findings);
    settle(at, policy);
  }

  /** The next time at which something is due without any call, or null. */
  public @Nullable Instant due(FleetPolicy policy) {
    Instant due = census.due();
    for (Incident incident : open.values()) {
      Instant below = incident.belowSince();
      if (below != null) {
        Instant close = below.plus(policy.quiet());
        due = due == null || close.isBefore(due) ? close : due;
      }
    }
    return due;
  }

  /** Does what is due up to the time. */
  public void advance(Instant now, FleetPolicy policy, Consumer<IncidentFinding> findings) {
    if (census.advance(now)) {
      settle(now, policy);
    }
    for (Incident incident : List.copyOf(open.values())) {
      Instant below = incident.belowSince();
      if (below != null && !below.plus(policy.quiet()).isAfter(now)) {
        open.remove(incident.id());
        Census.Count count = census.count(incident.cli(), incident.segment());
        findings.accept(
            new Closed(
                incident,
                now,
                Decision.BELOW_THRESHOLDS,
                List.of(told(count, incident.segment()), "It was so since " + below + ".")));
      }
    }
  }

  /** The open incident that the login is part of, or null. */
  public @Nullable Incident incidentOf(Login login, LoginHistory history) {
    return incidentOf(login.cli(), history.facets());
  }

  /** Whether the login is in the incident's segment. */
  public static boolean covers(Incident incident, Login login, LoginHistory history) {
    return incident.cli().equals(login.cli())
        && history.facets().segments().contains(incident.segment());
  }

  /** All open incidents. */
  public Collection<Incident> incidents() {
    return List.copyOf(open.values());
  }

  private @Nullable Incident incidentOf(String cli, Facets facets) {
    return open.values().stream()
        .filter(incident -> incident.cli().equals(cli))
        .filter(incident -> facets.segments().contains(incident.segment()))
        .min(Comparator.comparing(Incident::segment))
        .orElse(null);
  }

  private void judge(
      String cli,
      Facets facets,
      Instant at,
      FleetPolicy policy,
      Consumer<IncidentFinding> findings) {
    Incident covering = incidentOf(cli, facets);
    if (covering != null && covering.segment().equals(Segment.ALL)) {
      return;
    }
    if (census.reaches(cli, Segment.ALL, policy.openUsers(), policy.openShare())) {
      Segment segment = explaining(cli, policy);
      if (segment.equals(Segment.ALL)) {
        widen(cli, at, findings);
      }
      if (incidentOf(cli, new Facets(List.of(segment))) == null) {
        open(cli, segment, Decision.FLEET_SHARE_REACHED, at, findings);
      }
    } else if (covering == null) {
      facets.segments().stream()
          .filter(segment -> !segment.equals(Segment.ALL))
          .filter(s -> census.reaches(cli, s, policy.openUsers(), policy.segmentShare()))
          .min(Comparator.comparingInt(s -> census.count(cli, s).active()))
          .ifPresent(s -> open(cli, s, Decision.SEGMENT_SHARE_REACHED, at, findings));
    }
  }

  /**
   * The smallest segment that nearly all failing logins share, and all others are calm; else all.
   */
  private Segment explaining(String cli, FleetPolicy policy) {
    Census.Count all = census.count(cli, Segment.ALL);
    return census.failing(cli).stream()
        .takeWhile(tally -> tally.count().failing() >= EXPLAINS * all.failing())
        .filter(
            tally -> {
              Census.Count part = tally.count();
              return part.active() <= MOST_OF_FLEET * all.active()
                  && part.failing() >= policy.openUsers()
                  && !all.minus(part).reaches(policy.closeUsers(), policy.closeShare());
            })
        .min(
            Comparator.comparingInt((Census.Tally tally) -> tally.count().active())
                .thenComparing(tally -> tally.segment))
        .map(tally -> tally.segment)
        .orElse(Segment.ALL);
  }

  private void widen(String cli, Instant at, Consumer<IncidentFinding> findings) {
    for (Incident incident : List.copyOf(open.values())) {
      if (incident.cli().equals(cli)) {
        open.remove(incident.id());
        Census.Count all = census.count(cli, Segment.ALL);
        findings.accept(
            new Closed(incident, at, Decision.WIDENED, List.of(told(all, Segment.ALL))));
      }
    }
  }

  private void open(
      String cli,
      Segment segment,
      Decision decision,
      Instant at,
      Consumer<IncidentFinding> findings) {
    Census.Count count = census.count(cli, segment);
    Census.Count all = census.count(cli, Segment.ALL);
    String id = StableId.of("in", cli, segment.dimension(), segment.value(), at);
    Incident incident =
        new Incident(
            id,
            cli,
            segment,
            at,
            count.failing(),
            count.active(),
            count.failing(),
            census.reason(cli, segment),
            null);
    open.put(id, incident);
    List<String> evidence = new ArrayList<>();
    evidence.add(told(count, segment));
    if (!segment.equals(Segment.ALL)) {
      int others = all.failing() - count.failing();
      evidence.add("Of the other " + (all.active() - count.active()) + ", " + others + " are.");
    }
    if (incident.reason() != Reason.UNKNOWN) {
      evidence.add("The reason told most often is " + incident.reason().label() + ".");
    }
    boolean clear = count.failing() >= 3 * Math.max(1, all.failing() - count.failing());
    findings.accept(
        new Opened(
            incident,
            decision,
            segment.equals(Segment.ALL) || clear ? Confidence.HIGH : Confidence.MEDIUM,
            evidence));
  }

  /** Notes for each open incident how many fail now. */
  public void settle(Instant at, FleetPolicy policy) {
    open.replaceAll(
        (id, incident) -> {
          double share =
              incident.segment().equals(Segment.ALL)
                  ? policy.closeShare()
                  : policy.segmentCloseShare(incident.share());
          boolean holds =
              census.reaches(incident.cli(), incident.segment(), policy.closeUsers(), share);
          Incident now =
              incident.withPeak(census.count(incident.cli(), incident.segment()).failing());
          Instant since = now.belowSince();
          return now.withBelowSince(holds ? null : since == null ? at : since);
        });
  }

  private static String told(Census.Count count, Segment segment) {
    return count.failing()
        + " of "
        + count.active()
        + " active logins in "
        + segment
        + " are failing on a rejected refresh.";
  }
}
