package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.Person.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Hires the users of a mixed day: who they are, where they sit, and when they work. */
final class Staff {
  /** A day of at least {@link #SHORTEST_DAY_OF_SHIFTS} is worked in three of these. */
  private static final Duration SHIFT = Duration.ofHours(9);

  private static final Duration SHORTEST_DAY_OF_SHIFTS = Duration.ofHours(16);

  private static final int SHIFTS = 3;
  private static final int USERS_PER_SHARED_LOGIN = 200;
  private static final int USERS_PER_ABSENT = 100;
  private static final List<Integer> HOSTS_OF_SHARED = List.of(2, 3, 6, 20, 2, 10, 4, 14);

  /** An absence of more than eight hours needs a day of more than ten. */
  private static final Duration SHORTEST_DAY_FOR_ABSENCE = Duration.ofMinutes(630);

  private final FleetOptions options;
  private final Company company;

  Staff(FleetOptions options) {
    this.options = options;
    this.company = new Company(options.users());
  }

  List<Person> hire() {
    int sharing = Math.max(2, options.users() / USERS_PER_SHARED_LOGIN);
    boolean canBeAbsent = options.length().compareTo(SHORTEST_DAY_FOR_ABSENCE) >= 0;
    int absent = canBeAbsent ? Math.max(2, options.users() / USERS_PER_ABSENT) : 0;
    List<Person> staff = new ArrayList<>();
    for (int i = 0; i < options.users(); i++) {
      // Spread over all versions: those who share come first, then those who are absent.
      Role role = i < sharing ? Role.SHARING : i < sharing + absent ? Role.ABSENT : Role.REGULAR;
      staff.add(hire(i, role));
    }
    return staff;
  }

  private Person hire(int index, Role role) {
    SplittableRandom dice =
        new SplittableRandom(new SplittableRandom(options.seed() + index).nextLong());
    boolean isMachine = role == Role.SHARING && index % 2 == 0;
    String name = isMachine ? "ci-runner-" + index : Developer.name(index);
    Company.Desks desks = company.desksOf(index, dice);
    List<Workplace> workplaces = new ArrayList<>();
    Set<Circle> circles = new LinkedHashSet<>();
    for (String host : hosts(name, index, role)) {
      Surroundings there = desks.of(workplaces.size());
      workplaces.add(new Workplace(Host.drawn(host, options.skewedClocks(), dice), there));
      circles.addAll(there.circles());
    }
    Instant comes = comes(role, desks.site(), dice);
    return new Person(
        new UserId(name),
        role,
        version(index, role),
        workplaces,
        comes,
        leaves(role, comes),
        circles,
        dice.nextLong());
  }

  private static List<String> hosts(String name, int index, Role role) {
    if (role != Role.SHARING) {
      return List.of(name + "-laptop", name + "-desktop");
    }
    int count = HOSTS_OF_SHARED.get(index % HOSTS_OF_SHARED.size());
    List<String> hosts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      hosts.add(name + "-box-" + i);
    }
    return hosts;
  }

  /** Only a version that names the reason can show that a login is shared. */
  private static String version(int index, Role role) {
    List<String> versions = Repertoire.versions();
    if (role == Role.SHARING) {
      versions = versions.stream().filter(v -> Repertoire.of(v).namesReasons()).toList();
    }
    return versions.get(index % versions.size());
  }

  private Instant comes(Role role, int site, SplittableRandom dice) {
    long jitter = dice.nextLong(Duration.ofMinutes(20).toSeconds());
    Instant early = options.start().plusSeconds(jitter);
    Duration spare = options.length().minus(SHIFT);
    return worksInShifts(role)
        ? early.plus(spare.multipliedBy(site % SHIFTS).dividedBy(SHIFTS - 1))
        : early;
  }

  private Instant leaves(Role role, Instant comes) {
    Instant afterShift = comes.plus(SHIFT);
    return worksInShifts(role) && afterShift.isBefore(options.end()) ? afterShift : options.end();
  }

  private boolean worksInShifts(Role role) {
    return role == Role.REGULAR && options.length().compareTo(SHORTEST_DAY_OF_SHIFTS) >= 0;
  }
}
