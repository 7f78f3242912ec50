package io.barograph.embedded.fleet;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Any number of users who take no memory: nobody has a script, lines are made one by one. Each user
 * has one host. For measuring what users cost; a {@link SimulatedFleet} is what users are like.
 */
public final class Crowd {
  private static final double SHARE_OF_TRACES = 0.45;

  private static final String SAYS_ALL = "ERROR: Your access token could not be refreshed";

  private final int users;
  private final SplittableRandom dice;
  private final String failure;

  /**
   * A crowd.
   *
   * @param seed of everything drawn by chance
   * @param users 1 or more
   */
  public Crowd(long seed, int users) {
    if (users < 1) {
      throw new IllegalArgumentException("a crowd has at least 1 user but was given " + users);
    }
    this.users = users;
    this.dice = new SplittableRandom(seed);
    this.failure = failure(new SplittableRandom(seed));
  }

  public int users() {
    return users;
  }

  /** A line of a working turn of anybody. */
  public ShippedLine noise(Instant at) {
    Filler filler = Filler.ALL;
    if (dice.nextDouble() < SHARE_OF_TRACES) {
      String text = drawn(filler.traces()).fill(dice);
      return line(dice.nextInt(users), 0, at, PrintedTime.TRACE.prefix(at).concat(text));
    }
    Filler.Tool tool = filler.tools().get(dice.nextInt(filler.tools().size()));
    return line(dice.nextInt(users), 0, at, drawn(tool.output()).fill(dice));
  }

  /**
   * The last line of a turn that failed on a dead login.
   *
   * @param user 0 to below {@link #users}
   * @param turn tells the turns of a user apart; each is a session of its own
   */
  public ShippedLine failure(int user, long turn, Instant at) {
    return line(user, turn, at, failure);
  }

  private static ShippedLine line(int index, long turn, Instant at, String text) {
    String user = "dev-" + index;
    // Ids as the CLI makes them, but for their time, so that a turn is known by its numbers.
    String session = String.format(Locale.ROOT, "%08x-0000-7000-8000-%012x", turn, index);
    return new ShippedLine(
        at,
        at,
        new UserId(user),
        new HostId(user + "-laptop"),
        new SessionId(session),
        Surroundings.UNTOLD,
        text);
  }

  /** As a version prints it that says all in this line: nothing before it is needed. */
  private static String failure(SplittableRandom dice) {
    for (String version : Repertoire.versions()) {
      Repertoire repertoire = Repertoire.of(version);
      if (repertoire.namesReasons()) {
        Take take = repertoire.deadLogin(Reason.REUSED, dice);
        int last = Objects.requireNonNull(take.trouble(), "no trouble").last();
        String text = take.lines().get(last).text(Instant.EPOCH, "", Duration.ZERO);
        if (text.startsWith(SAYS_ALL)) {
          return text;
        }
      }
    }
    throw new IllegalStateException("no recording says all in its last line");
  }

  private Filler.Template drawn(List<Filler.Template> templates) {
    return templates.get(dice.nextInt(templates.size()));
  }
}
