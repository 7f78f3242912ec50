package io.barograph.core.scope;

import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many logins are active and failing now, in each segment of each CLI. It holds nothing that
 * the histories of the logins do not tell, so that it can be counted anew at any time. Whatever the
 * number of logins, a question and a change take as long as there are segments of one login.
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
  }

  /** The running count of a segment. */
  static final class Tally implements Comparable<Tally> {
    final Segment segment;
    private int active;
    private int failing;

    /** How many failing logins were told each reason; null until one was. */
    private @Nullable Map<Reason, Integer> told;

    Tally(Segment segment) {
      this.segment = segment;
    }

    Count count() {
      return new Count(active, failing);
    }

    /** Where most logins fail first. */
    @Override
    public int compareTo(Tally other) {
      int order = Integer.compare(other.failing, failing);
      return order == 0 ? segment.compareTo(other.segment) : order;
    }

    /** On a tie the order of reasons decides. */
    Reason mostTold() {
      Reason most = Reason.UNKNOWN;
      int times = 0;
      Map<Reason, Integer> counts = told == null ? Map.of() : told;
      for (var reason : counts.entrySet()) {
        if (reason.getValue() > times) {
          most = reason.getKey();
          times = reason.getValue();
        }
      }
      return most;
    }

    private void tell(Reason reason, int sign) {
      if (reason != Reason.UNKNOWN) {
        Map<Reason, Integer> counts = told == null ? new EnumMap<>(Reason.class) : told;
        counts.merge(reason, sign, Integer::sum);
        told = counts;
      }
    }
  }

  /** One CLI's segments. */
  private static final class Fleet {
    final String cli;
    final Map<Segment, Tally> tallies = new HashMap<>();

    /** Segments with a failing login. */
    final SortedSet<Tally> failing = new TreeSet<>();

    Fleet(String cli) {
      this.cli = cli;
    }

    Tally[] of(List<Segment> segments) {
      Tally[] found = new Tally[segments.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = tallies.computeIfAbsent(segments.get(i), Tally::new);
      }
      return found;
    }

    void enter(Member member) {
      for (Tally tally : member.tallies) {
        tally.active++;
      }
      if (member.failing) {
        fails(member, 1);
      }
    }

    void leave(Member member) {
      if (member.failing) {
        fails(member, -1);
      }
      for (Tally tally : member.tallies) {
        tally.active--;
        if (tally.active == 0) {
          tallies.remove(tally.segment);
        }
      }
    }

    /** Counts a failing member in, or out. */
    void fails(Member member, int sign) {
      for (Tally tally : member.tallies) {
        failing.remove(tally);
        tally.failing += sign;
        tally.tell(member.reason, sign);
        if (tally.failing > 0) {
          failing.add(tally);
        }
      }
    }
  }

  /**
   * A login that counts, until both times are over. Times are microseconds since 1970, which is how
   * fine they are kept: of a million members three objects less each.
   */
  private static final class Member implements Comparable<Member> {
    final Login login;
    final Tally[] tallies;

    /** When it is looked at next: its place in the queue, and never after {@link #expiry}. */
    long look = Long.MIN_VALUE;

    long activeUntil = Long.MIN_VALUE;
    long failingUntil = Long.MIN_VALUE;
    boolean failing;
    Reason reason = Reason.UNKNOWN;

    Member(Login login, Tally[] tallies) {
      this.login = login;
      this.tallies = tallies;
    }

    long expiry() {
      return failing ? failingUntil : activeUntil;
    }

    void becomes(Member other) {
      activeUntil = other.activeUntil;
      failingUntil = other.failingUntil;
      failing = other.failing;
      reason = other.reason;
    }

    @Override
    public int compareTo(Member other) {
      int order = Long.compare(look, other.look);
      return order == 0 ? login.compareTo(other.login) : order;
    }
  }

  private final Map<Login, Member> members = new HashMap<>();
  private final Map<String, Fleet> fleets = new HashMap<>();

  /** Who is looked at next. Members that were replaced are passed over. */
  private final PriorityQueue<Member> looks = new PriorityQueue<>();

  /** Counts the login as its history stands. What ends at this very time still counts. */
  void count(Login login, LoginHistory history, Instant now, FleetPolicy policy) {
    Fleet fleet = fleet(login.cli());
    Member before = members.get(login);
    Member member = member(fleet, login, history, now, policy);
    if (member == null) {
      if (before != null) {
        members.remove(login);
        fleet.leave(before);
      }
    } else if (before != null && Arrays.equals(before.tallies, member.tallies)) {
      recount(fleet, before, member, policy);
    } else {
      // In before out: what both are in is not dropped between.
      fleet.enter(member);
      if (before != null) {
        fleet.leave(before);
      }
      queue(member, policy);
    }
  }

  /** As it counts now, or null where it does not. */
  private static @Nullable Member member(
      Fleet fleet, Login login, LoginHistory history, Instant now, FleetPolicy policy) {
    Instant active = history.lastActive();
    if (active == null) {
      return null;
    }
    Instant rejected = history.failingAt();
    Instant activeUntil = active.plus(policy.activeWithin());
    Instant failingUntil = rejected == null ? Instant.MIN : rejected.plus(policy.window());
    boolean failing = !failingUntil.isBefore(now);
    if (!failing && activeUntil.isBefore(now)) {
      return null;
    }
    // Of a million logins each would hold a name of its CLI of its own.
    Login kept = new Login(login.user(), fleet.cli);
    Member member = new Member(kept, fleet.of(history.facets().segments()));
    member.activeUntil = micros(activeUntil);
    member.failingUntil = failing ? micros(failingUntil) : Long.MIN_VALUE;
    member.failing = failing;
    member.reason = history.lastReason();
    return member;
  }

  private void recount(Fleet fleet, Member before, Member now, FleetPolicy policy) {
    if (before.failing) {
      fleet.fails(before, -1);
    }
    if (now.failing) {
      fleet.fails(now, 1);
    }
    if (now.expiry() < before.look) {
      // Its entry would come too late. The old one is of a member that counts no more.
      queue(now, policy);
    } else {
      before.becomes(now);
    }
  }

  /**
   * An entry that comes early costs a look: so it is put where it is early whatever fails later.
   */
  private void queue(Member member, FleetPolicy policy) {
    long failedNow = member.activeUntil + micros(policy.window().minus(policy.activeWithin()));
    member.look = Math.min(failedNow, member.expiry());
    members.put(member.login, member);
    looks.add(member);
  }

  /** Forgets all; every login is to be counted again. */
  void clear() {
    members.clear();
    fleets.clear();
    looks.clear();
  }

  /** When a login next counts no more, or null. */
  @Nullable Instant due() {
    Member first = looks.peek();
    while (first != null && !isDue(first)) {
      looks.remove();
      if (members.get(first.login) == first) {
        first.look = first.expiry();
        looks.add(first);
      }
      first = looks.peek();
    }
    return first == null ? null : Instant.EPOCH.plus(first.look, ChronoUnit.MICROS);
  }

  private boolean isDue(Member member) {
    return member.look == member.expiry() && members.get(member.login) == member;
  }

  /**
   * Forgets who is silent.
   *
   * @return whether a count changed
   */
  boolean advance(Instant now) {
    boolean changed = false;
    for (Instant due = due(); due != null && !due.isAfter(now); due = due()) {
      Member member = looks.remove();
      Fleet fleet = fleet(member.login.cli());
      if (member.failing && member.activeUntil > micros(now)) {
        fleet.fails(member, -1);
        member.failing = false;
        member.look = member.activeUntil;
        looks.add(member);
      } else {
        members.remove(member.login);
        fleet.leave(member);
      }
      changed = true;
    }
    return changed;
  }

  boolean reaches(String cli, Segment segment, int users, double share) {
    return count(cli, segment).reaches(users, share);
  }

  Count count(String cli, Segment segment) {
    Tally tally = fleet(cli).tallies.get(segment);
    return tally == null ? Count.NONE : tally.count();
  }

  /** Segments of a CLI with failing logins, the most first. */
  Collection<Tally> failing(String cli) {
    return fleet(cli).failing;
  }

  /** What most failing logins of the segment were told, if anything. */
  Reason reason(String cli, Segment segment) {
    Tally tally = fleet(cli).tallies.get(segment);
    return tally == null ? Reason.UNKNOWN : tally.mostTold();
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static long micros(Duration duration) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(duration));
  }

  private Fleet fleet(String cli) {
    return fleets.computeIfAbsent(cli, Fleet::new);
  }
}
