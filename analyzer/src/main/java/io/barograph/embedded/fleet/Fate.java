package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws who has which trouble of their own on a mixed day, and when: about one dead login in two
 * days of work, none where a wave would hide it.
 */
final class Fate {
  private static final double HOURS_BETWEEN = 48;

  /** A plot, how often it is drawn, and how long it lasts at most. */
  private record Lot(Plot plot, int weight, Duration atMost) {
    Lot(Ordeal ordeal, int weight) {
      this(ordeal, weight, ordeal.atMost());
    }
  }

  private static final List<Lot> LOTS =
      List.of(
          new Lot(Ordeal.SINGLE_DEAD_LOGIN, 34),
          new Lot(Ordeal.LOGIN_LEFT_DEAD, 6),
          new Lot(Ordeal.REVOKED_LOGIN, 8),
          new Lot(Ordeal.FLAPPING, 6),
          new Lot(Ordeal.RESET_NEEDED, 6),
          new Lot(Ordeal.KEY_CHECK_NEEDED, 2),
          new Lot(Ordeal.PERSON_NEEDED, 3),
          new Lot(Ordeal.ACCOUNT_SWITCH, 8),
          new Lot(Ordeal.VPN_TOGGLE, 8),
          new Lot(Ordeal.REGION_REFUSED, 6),
          new Lot(Scenario.NEAR_MISS, 8, Duration.ofMinutes(10)),
          new Lot(Scenario.SLOW_FAILURES, 5, Duration.ofMinutes(30)));

  private static final int ALL_WEIGHTS = LOTS.stream().mapToInt(Lot::weight).sum();

  /** Somebody's plan. */
  private record Candidate(Person person, Planned planned) {}

  private final Calendar calendar;
  private final Weather weather;
  private final SplittableRandom dice;
  private final Map<Person, List<Planned>> plans = new HashMap<>();

  Fate(FleetOptions options, List<Person> staff, Weather weather, SplittableRandom dice) {
    this.calendar = new Calendar(options, staff);
    this.weather = weather;
    this.dice = dice;
    staff.stream().filter(p -> p.role() == Person.Role.SHARING).forEach(this::share);
    List<Candidate> candidates = new ArrayList<>();
    staff.stream()
        .filter(p -> p.role() == Person.Role.REGULAR)
        .forEach(p -> drawFor(p, candidates));
    candidates.sort(Comparator.comparing((Candidate c) -> c.planned().at()));
    candidates.forEach(c -> settle(c.person(), c.planned()));
  }

  /** One person's plans, in order of time. */
  List<Planned> of(Person person) {
    return plans.getOrDefault(person, List.of());
  }

  /** Looks for a time that is free, some times over. */
  private void share(Person person) {
    Duration atMost = Ordeal.SHARED_LOGIN.atMost();
    long seconds =
        Duration.between(person.comes(), person.leaves())
            .minus(atMost)
            .minusMinutes(10)
            .toSeconds();
    boolean settled = false;
    for (int tries = 0; tries < 30 && !settled; tries++) {
      Instant at = person.comes().plusSeconds(dice.nextLong(600, Math.max(1200, seconds)));
      settled = settle(person, new Planned(Ordeal.SHARED_LOGIN, at, atMost));
    }
  }

  private void drawFor(Person person, List<Candidate> candidates) {
    boolean namesReasons = Repertoire.of(person.version()).namesReasons();
    Instant at = later(person.comes());
    while (at.isBefore(person.leaves())) {
      Lot lot = draw();
      if (lot.plot() == Ordeal.ACCOUNT_SWITCH && !namesReasons) {
        lot = LOTS.get(0);
      }
      Planned planned = new Planned(lot.plot(), at, lot.atMost());
      if (planned.end().isBefore(person.leaves())) {
        candidates.add(new Candidate(person, planned));
      }
      at = later(planned.end());
    }
  }

  private boolean settle(Person person, Planned planned) {
    boolean settled =
        !weather.veils(person, planned.at(), planned.end()) && calendar.takes(planned);
    if (settled) {
      plans.computeIfAbsent(person, p -> new ArrayList<>()).add(planned);
    }
    return settled;
  }

  private Lot draw() {
    int drawn = dice.nextInt(ALL_WEIGHTS);
    int i = 0;
    while (drawn >= LOTS.get(i).weight()) {
      drawn -= LOTS.get(i).weight();
      i++;
    }
    return LOTS.get(i);
  }

  private Instant later(Instant at) {
    double hours = -HOURS_BETWEEN * Math.log(1 - dice.nextDouble());
    return at.plusSeconds((long) Math.min(hours * 3600, 1e6));
  }
}
