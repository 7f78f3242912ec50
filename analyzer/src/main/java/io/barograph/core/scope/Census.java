package io.barograph.core.scope;

import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many logins are active and failing now, in each segment of each CLI. It holds nothing that
 * the histories of the logins do not tell, so that it can be counted anew at any time.
 */
final class Census {
  /** Logins of a segment; failing ones are active too. */
  record Count(int active, int failing) {
    static final Count NONE = new Count(0, 0);

    Count minus(Count part) {
      return new Count(active - part.active, failing - part.failing);
    }

    boolean reaches(int users, double share) {
      return failing >= users && (double) failing / active >= share;
    }

    Count plus(int moreActive, int moreFailing) {
      return new Count(active + moreActive, failing + moreFailing);
    }
  }

  /** A login that counts, until both times are over. */
  private record Member(
      Facets facets, Instant activeUntil, Instant failingUntil, boolean failing, Reason reason) {
    /** When it has to be looked at again. */
    Instant expiry() {
      return failing ? failingUntil : activeUntil;
    }

    Member failingNoMore() {
      return new Member(facets, activeUntil, failingUntil, false, reason);
    }
  }

  private record Expiry(Instant at, Login login) implements Comparable<Expiry> {
    @Override
    public int compareTo(Expiry other) {
      int order = at.compareTo(other.at);
      return order == 0 ? login.compareTo(other.login) : order;
    }
  }

  private final Map<Login, Member> members = new HashMap<>();
  private final Map<String, SortedMap<Segment, Count>> counts = new HashMap<>();
  private final TreeSet<Expiry> expiries = new TreeSet<>();

  /** Counts the login as its history stands. What ends at this very time still counts. */
  void count(Login login, LoginHistory history, Instant now, FleetPolicy policy) {
    remove(login);
    Instant active = history.lastActive();
    if (active == null) {
      return;
    }
    Instant activeUntil = active.plus(policy.activeWithin());
    Instant rejected = history.failingAt();
    Instant failingUntil = rejected == null ? Instant.MIN : rejected.plus(policy.window());
    boolean failing = !failingUntil.isBefore(now);
    if (failing || !activeUntil.isBefore(now)) {
      add(
          login,
          new Member(history.facets(), activeUntil, failingUntil, failing, history.lastReason()));
    }
  }

  /** Forgets all; every login is to be counted again. */
  void clear() {
    members.clear();
    counts.clear();
    expiries.clear();
  }

  @Nullable Instant due() {
    return expiries.isEmpty() ? null : expiries.first().at();
  }

  /**
   * Forgets who is silent.
   *
   * @return whether a count changed
   */
  boolean advance(Instant now) {
    boolean changed = false;
    while (!expiries.isEmpty() && !expiries.first().at().isAfter(now)) {
      Login login = expiries.first().login();
      Member member = remove(login);
      if (member != null && member.failing() && member.activeUntil().isAfter(now)) {
        add(login, member.failingNoMore());
      }
      changed = true;
    }
    return changed;
  }

  boolean reaches(String cli, Segment segment, int users, double share) {
    return count(cli, segment).reaches(users, share);
  }

  Count count(String cli, Segment segment) {
    return counts(cli).getOrDefault(segment, Count.NONE);
  }

  SortedMap<Segment, Count> counts(String cli) {
    return counts.computeIfAbsent(cli, c -> new TreeMap<>());
  }

  /** What most failing logins of the segment were told, if anything. */
  Reason reason(String cli, Segment segment) {
    Map<Reason, Integer> told = new EnumMap<>(Reason.class);
    members.forEach(
        (login, member) -> {
          if (member.failing()
              && login.cli().equals(cli)
              && member.facets().segments().contains(segment)
              && member.reason() != Reason.UNKNOWN) {
            told.merge(member.reason(), 1, Integer::sum);
          }
        });
    return told.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Reason.UNKNOWN);
  }

  private void add(Login login, Member member) {
    members.put(login, member);
    expiries.add(new Expiry(member.expiry(), login));
    change(login, member, 1);
  }

  private @Nullable Member remove(Login login) {
    Member member = members.remove(login);
    if (member != null) {
      expiries.remove(new Expiry(member.expiry(), login));
      change(login, member, -1);
    }
    return member;
  }

  private void change(Login login, Member member, int sign) {
    SortedMap<Segment, Count> ofCli = counts(login.cli());
    for (Segment segment : member.facets().segments()) {
      Count now = ofCli.getOrDefault(segment, Count.NONE).plus(sign, member.failing() ? sign : 0);
      if (now.equals(Count.NONE)) {
        ofCli.remove(segment);
      } else {
        ofCli.put(segment, now);
      }
    }
  }
}
