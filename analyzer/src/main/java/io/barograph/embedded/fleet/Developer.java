package io.barograph.embedded.fleet;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One developer's script: scenario after scenario with healthy work between, until the fleet's time
 * is up. The same options and index give the same script, however often it is read.
 */
final class Developer implements Iterator<Developer.Episode> {
  private static final Duration LATEST_ARRIVAL = Duration.ofSeconds(20);
  private static final int MOST_HOURS_AHEAD = 48;
  private static final List<String> NAMES =
      List.of(
          "alice", "bruno", "chloe", "david", "elena", "farid", "grace", "henry", "irene", "jonas",
          "karin", "liam", "maria", "nadia", "oscar", "paula", "quinn", "rosa", "samir", "tessa",
          "umar", "vera", "wanda", "xenia", "yusuf", "zoe");

  /**
   * A scenario as played.
   *
   * @param runs those of it that ended in time
   */
  record Episode(Scenario scenario, Instant startedAt, List<Run> runs) {}

  private final FleetOptions options;
  private final SplittableRandom dice;
  private final UserId user;
  private final Desk desk;

  /** Scenarios not yet met; each comes once before any comes again. */
  private final List<Scenario> deck = new ArrayList<>();

  private @Nullable Scenario opening;
  private int healthyLeft;
  private boolean timeIsUp;

  Developer(FleetOptions options, int index) {
    this.options = options;
    // Spread, since seeds that lie close together would give developers that act alike.
    this.dice = new SplittableRandom(new SplittableRandom(options.seed() + index).nextLong());
    int round = index / NAMES.size();
    String name = NAMES.get(index % NAMES.size()) + (round == 0 ? "" : "-" + (round + 1));
    this.user = new UserId(name);
    List<String> versions = Repertoire.versions();
    Instant start = options.start().plusMillis(dice.nextLong(LATEST_ARRIVAL.toMillis()));
    this.desk =
        new Desk(
            user,
            Repertoire.of(versions.get(index % versions.size())),
            host(name + "-laptop"),
            host(name + "-desktop"),
            start,
            dice);
    if (index < options.openings().size()) {
      opening = options.openings().get(index);
    }
    healthyLeft = drawHealthyRuns();
  }

  UserId user() {
    return user;
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
    Scenario scenario = nextScenario();
    Instant startedAt = desk.now();
    scenario.playAt(desk);
    List<Run> inTime = new ArrayList<>();
    for (Run run : desk.takeRuns()) {
      timeIsUp |= !run.end().isBefore(options.end());
      if (!timeIsUp) {
        inTime.add(run);
      }
    }
    return new Episode(scenario, startedAt, inTime);
  }

  private Scenario nextScenario() {
    Scenario scenario = opening;
    opening = null;
    if (scenario != null) {
      return scenario;
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

  private Host host(String name) {
    boolean skewed = dice.nextDouble() < options.skewedClocks();
    Duration ahead = skewed ? Duration.ofHours(dice.nextInt(2, MOST_HOURS_AHEAD)) : Duration.ZERO;
    return new Host(new HostId(name), ahead, dice.nextBoolean(), dice.nextLong());
  }
}
