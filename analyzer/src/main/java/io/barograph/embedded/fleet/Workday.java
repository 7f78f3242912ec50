package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One person's mixed day: work and breaks, with what fate and weather bring between. */
final class Workday implements Script {
  private static final double SHARE_OF_BREAKS = 0.06;
  private static final double SHARE_OF_MOVES = 0.03;
  private static final double MINUTES_BETWEEN_SMALL_TROUBLE = 180;

  /** Work before an absence; then the absence, by more than what counts as long. */
  private static final Duration BEFORE_ABSENCE = Duration.ofMinutes(40);

  private static final Duration SHORTEST_ABSENCE = Duration.ofMinutes(490);
  private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(550);

  /** Nothing of it is a storm, and nothing of it is helped by signing in. */
  private static final List<Plot> SMALL_TROUBLE =
      List.of(
          Scenario.RATE_LIMITED,
          Scenario.SERVER_ERROR,
          Scenario.DISCONNECTED,
          Scenario.DISCONNECTED_AND_RECOVERED,
          Scenario.REFRESH_RECOVERED,
          Scenario.WRONG_API_KEY,
          Scenario.LOOK_ALIKES,
          Scenario.PASTED_LOG,
          Scenario.ABANDONED,
          Scenario.SUPERSEDED,
          Ordeal.VPN_WITHOUT_TROUBLE,
          Ordeal.ACCOUNT_WITHOUT_TROUBLE);

  private final Instant end;
  private final Person person;
  private final Weather weather;
  private final Deque<Planned> planned;
  private final Deque<Hit> hits;
  private final Desk desk;
  private final SplittableRandom dice;
  private @Nullable Instant absentAt;
  private Instant smallTroubleAt;
  private boolean timeIsUp;

  Workday(Instant end, Person person, Weather weather, List<Planned> planned) {
    this.end = end;
    this.person = person;
    this.weather = weather;
    this.planned = new ArrayDeque<>(planned);
    this.hits = new ArrayDeque<>(weather.on(person));
    this.dice = new SplittableRandom(person.seed());
    this.desk =
        new Desk(
            person.user(),
            Repertoire.of(person.version()),
            person.workplaces(),
            person.comes(),
            dice);
    this.absentAt =
        person.role() == Person.Role.ABSENT ? person.comes().plus(BEFORE_ABSENCE) : null;
    this.smallTroubleAt = laterBySmallTrouble(person.comes());
  }

  @Override
  public UserId user() {
    return person.user();
  }

  @Override
  public String version() {
    return person.version();
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
      timeIsUp |= !run.end().isBefore(end);
      if (!timeIsUp) {
        inTime.add(run);
      }
    }
    rests();
    timeIsUp |= !desk.now().isBefore(person.leaves());
    return new Episode(plot, startedAt, inTime);
  }

  private Plot nextPlot() {
    if (isStruck()) {
      return Ordeal.WAVE;
    }
    if (absentAt != null && !desk.now().isBefore(absentAt)) {
      absentAt = null;
      isAway();
      return Ordeal.LONG_IDLE;
    }
    Planned due = planned.peek();
    if (due != null && !desk.now().isBefore(due.at())) {
      planned.remove();
      // Somebody back from a break may be too late for it.
      if (!weather.veils(person, desk.now(), desk.now().plus(due.atMost()))) {
        return due.plot();
      }
    }
    if (!desk.now().isBefore(smallTroubleAt)) {
      smallTroubleAt = laterBySmallTrouble(desk.now());
      return SMALL_TROUBLE.get(dice.nextInt(SMALL_TROUBLE.size()));
    }
    return Scenario.HEALTHY_WORK;
  }

  /** Comes back when the trouble waiting there can be told from a wave. */
  private void isAway() {
    desk.pauses(SHORTEST_ABSENCE, LONGEST_ABSENCE);
    while (weather.veils(person, desk.now(), desk.now().plus(Ordeal.LONG_IDLE.atMost()))) {
      desk.pauses(Duration.ofMinutes(5), Duration.ofMinutes(15));
    }
  }

  /** Whether the login is refused now, and early enough in the wave to be noticed. */
  private boolean isStruck() {
    Hit hit = hits.peek();
    while (hit != null && !desk.now().isBefore(hit.wave().lastJoin())) {
      hits.remove();
      hit = hits.peek();
    }
    if (hit == null || desk.now().isBefore(hit.joinAt())) {
      return false;
    }
    hits.remove();
    desk.isHitBy(hit);
    return true;
  }

  private void rests() {
    desk.pauses(Duration.ofSeconds(30), Duration.ofMinutes(6));
    if (dice.nextDouble() < SHARE_OF_BREAKS) {
      desk.pauses(Duration.ofMinutes(15), Duration.ofMinutes(40));
    }
    if (person.role() == Person.Role.SHARING) {
      desk.turnsToHost(dice.nextInt(desk.hosts()));
    } else if (dice.nextDouble() < SHARE_OF_MOVES) {
      desk.turnsToOtherHost();
    }
  }

  private Instant laterBySmallTrouble(Instant from) {
    double minutes = -MINUTES_BETWEEN_SMALL_TROUBLE * Math.log(1 - dice.nextDouble());
    return from.plusSeconds((long) (minutes * 60));
  }
}
