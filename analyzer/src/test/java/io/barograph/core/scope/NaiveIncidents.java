package io.barograph.core.scope;

import io.barograph.core.scope.Segment.Dimension;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Site;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Incidents found the slow and plain way, from the words of the rules alone: keep the whole
 * history, and count all of it at every moment at which anything may change.
 */
final class NaiveIncidents {
  /** What happens to a login on a host. */
  enum What {
    ACTIVE,
    FAILED,
    RECOVERED
  }

  record Event(Instant at, Login login, HostId host, Site site, String version, What what) {}

  private static final class Open {
    final double share;
    @Nullable Instant below;

    Open(double share) {
      this.share = share;
    }
  }

  private record Count(int active, int failing) {
    boolean reaches(int users, double share) {
      return failing >= users && atLeast(failing, share, active);
    }
  }

  private final FleetPolicy policy;
  private final List<Event> past = new ArrayList<>();
  private final Map<String, Map<Segment, Open>> open = new TreeMap<>();
  private final List<String> told = new ArrayList<>();

  NaiveIncidents(FleetPolicy policy) {
    this.policy = policy;
  }

  List<String> of(List<Event> events) {
    TreeSet<Instant> moments = new TreeSet<>();
    for (Event event : events) {
      moments.add(event.at());
      moments.add(event.at().plus(policy.window()));
      moments.add(event.at().plus(policy.activeWithin()));
    }
    List<Event> ahead = new ArrayList<>(events);
    for (Instant now = moments.first(); now != null; now = moments.higher(now)) {
      while (!ahead.isEmpty() && ahead.get(0).at().equals(now)) {
        happens(ahead.remove(0));
      }
      note(now, false);
      close(now);
      open.values().stream()
          .flatMap(incidents -> incidents.values().stream())
          .filter(incident -> incident.below != null)
          .forEach(incident -> moments.add(incident.below.plus(policy.quiet())));
    }
    told.sort(Comparator.naturalOrder());
    return told;
  }

  private void happens(Event event) {
    past.add(event);
    if (event.what() == What.FAILED) {
      judge(event);
    }
    note(event.at(), true);
  }

  private void judge(Event event) {
    String cli = event.login().cli();
    Map<Segment, Open> incidents = open.computeIfAbsent(cli, c -> new TreeMap<>());
    if (incidents.containsKey(Segment.ALL)) {
      return;
    }
    Instant now = event.at();
    Count all = count(cli, Segment.ALL, now, true);
    if (all.reaches(policy.openUsers(), policy.openShare())) {
      Segment segment = explaining(cli, all, now);
      if (segment.equals(Segment.ALL)) {
        incidents.keySet().forEach(s -> told.add(now + " " + cli + " " + s + " widened"));
        incidents.clear();
      }
      if (!incidents.containsKey(segment)) {
        open(cli, segment, now);
      }
    } else if (segments(event.login()).stream().noneMatch(incidents::containsKey)) {
      segments(event.login()).stream()
          .filter(s -> s.dimension() != Dimension.ALL)
          .filter(s -> count(cli, s, now, true).reaches(policy.openUsers(), policy.segmentShare()))
          .min(Comparator.comparingInt(s -> count(cli, s, now, true).active()))
          .ifPresent(s -> open(cli, s, now));
    }
  }

  private Segment explaining(String cli, Count all, Instant now) {
    TreeSet<Segment> known = new TreeSet<>();
    past.forEach(event -> known.addAll(segments(event.login())));
    return known.stream()
        .filter(s -> explains(all, count(cli, s, now, true)))
        .min(Comparator.comparingInt((Segment s) -> count(cli, s, now, true).active()))
        .orElse(Segment.ALL);
  }

  /** It holds nine in ten of the failing, no more than half of all, and the others are calm. */
  private boolean explains(Count all, Count part) {
    Count others = new Count(all.active() - part.active(), all.failing() - part.failing());
    return part.failing() * 10 >= all.failing() * 9
        && part.active() * 2 <= all.active()
        && part.failing() >= policy.openUsers()
        && !others.reaches(policy.closeUsers(), policy.closeShare());
  }

  private void open(String cli, Segment segment, Instant now) {
    Count count = count(cli, segment, now, true);
    told.add(
        now + " " + cli + " " + segment + " opened: " + count.failing() + " of " + count.active());
    open.computeIfAbsent(cli, c -> new TreeMap<>())
        .put(segment, new Open((double) count.failing() / count.active()));
  }

  /** Since when the lower thresholds are not reached. */
  private void note(Instant now, boolean inclusive) {
    open.forEach(
        (cli, incidents) ->
            incidents.forEach(
                (segment, incident) -> {
                  double share =
                      segment.equals(Segment.ALL)
                          ? policy.closeShare()
                          : Math.min(policy.segmentShare(), incident.share)
                              * policy.closeShare()
                              / policy.openShare();
                  boolean holds =
                      count(cli, segment, now, inclusive).reaches(policy.closeUsers(), share);
                  incident.below = holds ? null : incident.below == null ? now : incident.below;
                }));
  }

  private void close(Instant now) {
    open.forEach(
        (cli, incidents) ->
            incidents
                .entrySet()
                .removeIf(
                    entry -> {
                      Instant below = entry.getValue().below;
                      boolean over = below != null && !below.plus(policy.quiet()).isAfter(now);
                      if (over) {
                        told.add(now + " " + cli + " " + entry.getKey() + " closed");
                      }
                      return over;
                    }));
  }

  private Count count(String cli, Segment segment, Instant now, boolean inclusive) {
    TreeSet<Login> logins = new TreeSet<>();
    past.forEach(event -> logins.add(event.login()));
    int active = 0;
    int failing = 0;
    for (Login login : logins) {
      if (login.cli().equals(cli) && segments(login).contains(segment)) {
        boolean fails = isWithin(lastFailed(login), policy.window(), now, inclusive);
        failing += fails ? 1 : 0;
        active += fails || isWithin(lastSeen(login), policy.activeWithin(), now, inclusive) ? 1 : 0;
      }
    }
    return new Count(active, failing);
  }

  private static boolean isWithin(
      @Nullable Instant at, Duration length, Instant now, boolean inclusive) {
    return at != null
        && (inclusive ? !at.plus(length).isBefore(now) : at.plus(length).isAfter(now));
  }

  private @Nullable Instant lastSeen(Login login) {
    return past.stream()
        .filter(event -> event.login().equals(login) && event.what() != What.RECOVERED)
        .map(Event::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Null if it recovered at that time or since. */
  private @Nullable Instant lastFailed(Login login) {
    Instant failed = lastOf(login, What.FAILED);
    Instant recovered = lastOf(login, What.RECOVERED);
    return failed == null || recovered == null || failed.isAfter(recovered) ? failed : null;
  }

  private @Nullable Instant lastOf(Login login, What what) {
    return past.stream()
        .filter(event -> event.login().equals(login) && event.what() == what)
        .map(Event::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Those of the host that was heard of last; where two were at once, of the first by name. */
  private List<Segment> segments(Login login) {
    Event last = null;
    for (Event event : past) {
      boolean itsOwn = event.login().equals(login) && event.what() != What.RECOVERED;
      if (itsOwn && (last == null || isLater(event, last))) {
        last = event;
      }
    }
    List<Segment> segments = new ArrayList<>();
    segments.add(Segment.ALL);
    if (last != null) {
      segments.add(new Segment(Dimension.VERSION, last.version()));
      segments.add(new Segment(Dimension.HOST_GROUP, String.valueOf(last.site().group())));
      segments.add(new Segment(Dimension.NETWORK, String.valueOf(last.site().network())));
    }
    return segments;
  }

  private static boolean isLater(Event event, Event last) {
    int order = event.at().compareTo(last.at());
    return order > 0 || (order == 0 && event.host().compareTo(last.host()) <= 0);
  }

  private static boolean atLeast(int part, double share, int whole) {
    return whole == 0
        || new BigDecimal(part).compareTo(BigDecimal.valueOf(share).multiply(new BigDecimal(whole)))
            >= 0;
  }
}
