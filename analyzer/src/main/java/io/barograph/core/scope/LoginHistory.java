package io.barograph.core.scope;

import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Packing;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SightingFormat;
import io.barograph.core.signal.Unpacking;
import io.barograph.core.signal.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is remembered of one login over days: where it was used, and what failed. */
public final class LoginHistory {
  /** Remembered after the last signal: longer than people are away. */
  public static final Duration MEMORY = Duration.ofDays(30);

  /** Bounds the row of a login that every run of a CI gives another host name. */
  private static final int MOST_HOSTS = 64;

  private static final int MOST_REFUSALS = 100;

  /** Shorter pauses are work. */
  private static final Duration LEAST_GAP = Duration.ofHours(1);

  final NavigableMap<HostId, Presence> hosts = new TreeMap<>();

  /** The one told last, on any host. */
  @Nullable AccountId account;

  /** When a host that was signed in to one account showed another. */
  @Nullable Instant accountChangedAt;

  private @Nullable Instant lastRejected;
  private Reason lastReason = Reason.UNKNOWN;

  /** The latest long silence: from its last signal to the first one after. */
  @Nullable Instant gapFrom;

  @Nullable Instant gapUntil;

  /** When its last storm calmed by proof: what failed before counts no more. */
  private @Nullable Instant recoveredAt;

  private final List<Instant> refusals = new ArrayList<>();

  /** Takes a sign of life. */
  public void active(FleetReport.Active report) {
    Instant last = lastActive();
    if (last != null && report.at().isAfter(last.plus(LEAST_GAP))) {
      gapFrom = last;
      gapUntil = report.at();
    }
    Presence presence = presence(report.host(), report.at());
    AccountId told = report.account();
    if (told != null) {
      boolean changed = presence.account != null && !told.equals(presence.account);
      accountChangedAt = changed ? report.at() : accountChangedAt;
      account = told;
    }
    presence.active(report);
  }

  /** Takes a failure on a rejected refresh. */
  public void rejected(FleetReport.Failed report) {
    Verdict verdict = report.verdict();
    Reason reason = verdict.reason() == null ? Reason.UNKNOWN : verdict.reason();
    Instant at = verdict.endedAt();
    presence(verdict.host(), at).rejected(reason, at);
    if (lastRejected == null || !at.isBefore(lastRejected)) {
      lastRejected = at;
      lastReason = reason;
    }
  }

  /**
   * Takes a failure in a refused region.
   *
   * @return how many there were within the window, this one too
   */
  public int refused(Instant at, Duration window) {
    refusals.removeIf(before -> before.plus(window).isBefore(at));
    if (refusals.size() < MOST_REFUSALS) {
      refusals.add(at);
    }
    return refusals.size();
  }

  /** When anything was last heard of it, or null. */
  public @Nullable Instant lastActive() {
    Instant last = null;
    for (Presence presence : hosts.values()) {
      last = last == null ? presence.lastActive : Presence.later(last, presence.lastActive);
    }
    return last;
  }

  /** When a refresh was last rejected, and no storm calmed by proof since; or null. */
  @Nullable Instant failingAt() {
    Instant rejected = lastRejected;
    boolean over = rejected != null && recoveredAt != null && !recoveredAt.isBefore(rejected);
    return over ? null : rejected;
  }

  /** Why a refresh was last rejected. */
  Reason lastReason() {
    return lastReason;
  }

  /** Turns completed on all hosts that had failed. */
  public void recovered(Instant at) {
    recoveredAt = at;
  }

  public @Nullable AccountId account() {
    return account;
  }

  /** The system that all its hosts run on, as far as they are known; null if none or several. */
  public @Nullable OperatingSystem os() {
    OperatingSystem found = null;
    for (Presence presence : hosts.values()) {
      OperatingSystem os = presence.site.os();
      if (os != null && found != null && os != found) {
        return null;
      }
      found = os == null ? found : os;
    }
    return found;
  }

  /** The segments it is in: those of the host heard of last. */
  Facets facets() {
    Presence latest = null;
    for (Presence presence : hosts.values()) {
      boolean later = latest == null || presence.lastActive.isAfter(latest.lastActive);
      latest = later ? presence : latest;
    }
    return latest == null ? Facets.NONE : Facets.of(latest.version, latest.site);
  }

  /** Known hosts with a sign of life at or after the time. */
  List<HostId> activeSince(Instant since) {
    return hosts.entrySet().stream()
        .filter(host -> !host.getKey().equals(HostId.UNKNOWN))
        .filter(host -> !host.getValue().lastActive.isBefore(since))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Hosts on which an already used token was rejected at or after the time. */
  List<HostId> reusedSince(Instant since) {
    return hosts.entrySet().stream()
        .filter(host -> !host.getKey().equals(HostId.UNKNOWN))
        .filter(host -> isSince(host.getValue().lastReused, since))
        .map(Map.Entry::getKey)
        .toList();
  }

  static boolean isSince(@Nullable Instant at, Instant since) {
    return at != null && !at.isBefore(since);
  }

  private Presence presence(HostId host, Instant at) {
    Presence known = hosts.get(host);
    if (known != null) {
      return known;
    }
    if (hosts.size() == MOST_HOSTS) {
      hosts.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().lastActive))
          .map(Map.Entry::getKey)
          .ifPresent(hosts::remove);
    }
    Presence added = new Presence(at);
    hosts.put(host, added);
    return added;
  }

  public void writeTo(Packing out) {
    out.number(hosts.size());
    for (var host : hosts.entrySet()) {
      out.text(host.getKey().value());
      host.getValue().writeTo(out);
    }
    SightingFormat.writeAccount(out, account);
    out.optional(accountChangedAt);
    out.optional(lastRejected);
    out.one(lastReason);
    out.optional(gapFrom);
    out.optional(gapUntil);
    out.optional(recoveredAt);
    out.number(refusals.size());
    for (Instant refusal : refusals) {
      out.time(refusal);
    }
  }

  public static LoginHistory readFrom(Unpacking in) throws IOException {
    LoginHistory history = new LoginHistory();
    for (int i = in.count(); i > 0; i--) {
      history.hosts.put(new HostId(in.text()), Presence.readFrom(in));
    }
    history.account = SightingFormat.readAccount(in);
    history.accountChangedAt = in.optionalTime();
    history.lastRejected = in.optionalTime();
    history.lastReason = in.one(Reason.class);
    history.gapFrom = in.optionalTime();
    history.gapUntil = in.optionalTime();
    history.recoveredAt = in.optionalTime();
    for (int i = in.count(); i > 0; i--) {
      history.refusals.add(in.time());
    }
    return history;
  }
}
