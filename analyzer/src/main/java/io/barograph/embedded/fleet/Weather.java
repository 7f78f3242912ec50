package io.barograph.embedded.fleet;

import io.barograph.embedded.fleet.Wave.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws the waves of a mixed day, and whom they strike. */
final class Weather {
  /** Before the first wave everybody has been at work for a while. */
  private static final Duration CALM_AT_FIRST = Duration.ofMinutes(75);

  private static final Duration CALM_AT_LAST = Duration.ofMinutes(50);
  private static final Duration CALM_BETWEEN = Duration.ofHours(3);
  private static final Duration SHORTEST = Duration.ofMinutes(25);
  private static final Duration LONGEST_SUDDEN = Duration.ofMinutes(90);

  /** Of a circle that is struck, most: a few of many could be chance. */
  private static final double SHARE_OF_CIRCLE = 0.75;

  private static final int FEWEST_IN_CIRCLE = 11;
  private static final double SHARE_THAT_STAYS_DEAD = 0.1;

  /** How a wave comes: one of each before any comes again. */
  private record Kind(Size size, boolean creeping) {}

  private final List<Person> staff;
  private final SplittableRandom dice;
  private final List<Wave> waves = new ArrayList<>();
  private final Map<Person, List<Hit>> hits = new HashMap<>();

  Weather(FleetOptions options, List<Person> staff, SplittableRandom dice) {
    this.staff = staff;
    this.dice = dice;
    Instant at = options.start().plus(CALM_AT_FIRST).plus(minutes(0, 20));
    Instant last = options.end().minus(CALM_AT_LAST);
    List<Kind> deck = new ArrayList<>();
    while (at.plus(SHORTEST).isBefore(last)) {
      if (deck.isEmpty()) {
        deck.addAll(kinds());
      }
      Kind kind = deck.remove(dice.nextInt(deck.size()));
      Duration left = Duration.between(at, last);
      Duration length = kind.creeping() ? minutes(75, 125) : minutes(25, 90);
      boolean creeping = kind.creeping() && length.compareTo(left) <= 0;
      if (length.compareTo(left) > 0) {
        length = left.compareTo(LONGEST_SUDDEN) < 0 ? left : LONGEST_SUDDEN;
      }
      strike(kind.size(), at, at.plus(length), creeping);
      at = at.plus(length).plus(CALM_BETWEEN).plus(minutes(0, 40));
    }
  }

  List<Wave> waves() {
    return List.copyOf(waves);
  }

  /** The hits on one person, in order of time. */
  List<Hit> on(Person person) {
    return hits.getOrDefault(person, List.of());
  }

  /** Whether trouble of this person's own could not be told from a wave. */
  boolean veils(Person person, Instant from, Instant to) {
    return waves.stream().anyMatch(w -> person.isIn(w.circle()) && w.veils(from, to));
  }

  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (Size size : Size.values()) {
      kinds.add(new Kind(size, false));
      kinds.add(new Kind(size, true));
    }
    return kinds;
  }

  private void strike(Size size, Instant from, Instant to, boolean creeping) {
    List<Person> there =
        new ArrayList<>(
            staff.stream()
                .filter(p -> p.role() == Person.Role.REGULAR && p.isThereThroughout(from, to))
                .toList());
    int wanted = size.of((int) staff.stream().filter(p -> p.isAtWork(from, to)).count());
    Circle circle = Circle.ALL;
    if (size == Size.SMALL) {
      circle = circleFor(wanted, there);
      Circle struck = circle;
      there.removeIf(p -> !p.isIn(struck));
      wanted = (int) Math.round(SHARE_OF_CIRCLE * there.size());
    }
    boolean revoked = dice.nextBoolean();
    String name = "wave-" + (waves.size() + 1);
    Wave wave = new Wave(name, size, circle, from, to, creeping, revoked);
    waves.add(wave);
    for (int i = 0; i < wanted && !there.isEmpty(); i++) {
      Person victim = there.remove(dice.nextInt(there.size()));
      hits.computeIfAbsent(victim, p -> new ArrayList<>()).add(hit(wave));
    }
  }

  private Hit hit(Wave wave) {
    long micros = Duration.between(wave.from(), wave.lastJoin()).toNanos() / 1000;
    Instant joins =
        wave.creeping() ? wave.from().plusNanos(dice.nextLong(micros) * 1000) : wave.from();
    return new Hit(wave, joins, wave.revoked() || dice.nextDouble() < SHARE_THAT_STAYS_DEAD);
  }

  /** A circle of which most would be about as many as wanted. */
  private Circle circleFor(int wanted, List<Person> there) {
    List<Circle.By> shared = List.of(Circle.By.NETWORK, Circle.By.REGION, Circle.By.HOST_GROUP);
    Circle.By by = shared.get(dice.nextInt(shared.size()));
    Map<Circle, Integer> sizes = new HashMap<>();
    there.forEach(p -> p.circles().forEach(c -> sizes.merge(c, 1, Integer::sum)));
    return sizes.entrySet().stream()
        .filter(e -> e.getValue() >= FEWEST_IN_CIRCLE)
        .min(
            Comparator.comparing(
                    (Map.Entry<Circle, Integer> e) -> SHARE_OF_CIRCLE * e.getValue() > 3 * wanted)
                .thenComparing(e -> e.getKey().by() != by)
                .thenComparing(e -> Math.abs(SHARE_OF_CIRCLE * e.getValue() - wanted))
                .thenComparing(e -> e.getKey().value()))
        .map(Map.Entry::getKey)
        .orElse(Circle.ALL);
  }

  private Duration minutes(int least, int most) {
    return Duration.ofSeconds(dice.nextLong(least * 60L, most * 60L));
  }
}
