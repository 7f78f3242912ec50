package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One developer's script: scenario after scenario with healthy work between, until the fleet's time
 * is up. The same options and index give the same script, however often it is read.
 */
final class Developer implements Script {
  private static final Duration LATEST_ARRIVAL = Duration.ofSeconds(20);
  private static final List<String> NAMES =
      List.of(
          "alice", "bruno", "chloe", "david", "elena", "farid", "grace", "henry", "irene", "jonas",
          "karin", "liam", "maria", "nadia", "oscar", "paula", "quinn", "rosa", "samir", "tessa",
          "umar", "vera", "wanda", "xenia", "yusuf", "zoe");

  private final FleetOptions options;
  private final SplittableRandom dice;
  private final UserId user;
  private final String version;
  private final Desk desk;

  /** Scenarios not yet met; each comes once before any comes again. */
  private final List<Scenario> deck = new ArrayList<>();

  private @Nullable Plot opening;
  private int healthyLeft;
  private boolean timeIsUp;

  Developer(FleetOptions options, int index) {
    this.options = options;
    // Spread, since seeds that lie close together would give developers that act alike.
    this.dice = new SplittableRandom(new SplittableRandom(options.seed() + index).nextLong());
    String name = name(index);
    this.user = new UserId(name);
    this.version = Repertoire.versions().get(index % Repertoire.versions().size());
    Instant start = options.start().plusMillis(dice.nextLong(LATEST_ARRIVAL.toMillis()));
    this.desk =
        new Desk(
            user,
            Repertoire.of(version),
            List.of(workplace(name + "-laptop"), workplace(name + "-desktop")),
            start,
            dice);
    if (index < options.openings().size()) {
      opening = options.openings().get(index);
    }
    healthyLeft = drawHealthyRuns();
  }

  /** A name that no other index has. */
  static String name(int index) {
    int round = index / NAMES.size();
    return NAMES.get(index % NAMES.size()) + (round == 0 ? "" : "-" + (round + 1));
  }

  @Override
  public UserId user() {
    return user;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public boolean hasNext() {
    return !timeIsUp;
  }

  @Override
  public Episode next() {
    if (timeIsUp) {
      throw new NoSuchElementException();
    }
    Plot plot = nextPlot();
    Instant startedAt = desk.now();
    plot.playAt(desk);
    List<Run> inTime = new ArrayList<>();
    for (Run run : desk.takeRuns()) {
      timeIsUp |= !run.end().isBefore(options.end());
      if (!timeIsUp) {
        inTime.add(run);
      }
    }
    return new Episode(plot, startedAt, inTime);
  }

  private Plot nextPlot() {
    Plot plot = opening;
    opening = null;
    if (plot != null) {
      return plot;
    }
    if (healthyLeft > 0) {
      healthyLeft--;
      return Scenario.HEALTHY_WORK;
    }
    healthyLeft = drawHealthyRuns();
    if (deck.isEmpty()) {
      deck.addAll(List.of(Scenario.values()));
    }
    return deck.remove(dice.nextInt(deck.size()));
  }

  private int drawHealthyRuns() {
    return dice.nextInt(1, 2 * options.healthyRuns());
  }

  private Workplace workplace(String name) {
    return new Workplace(Host.drawn(name, options.skewedClocks(), dice), Surroundings.UNTOLD);
  }
}
