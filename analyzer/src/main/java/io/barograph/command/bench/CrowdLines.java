package io.barograph.command.bench;

import io.barograph.embedded.fleet.Crowd;
import io.barograph.embedded.fleet.ShippedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/**
 * What a crowd prints, for ever: each user fails in turn, once in a round, and noise stands
 * between. By the default policy a window holds at most two rounds, and a storm takes three
 * failures: so all have trouble and nobody has a storm, however many they are.
 */
final class CrowdLines implements Iterator<ShippedLine> {
  private static final Duration ROUND = Duration.ofMinutes(6);

  private final Crowd crowd;
  private final double signals;
  private final Instant start;
  private final double nanosBetween;
  private long turns;
  private long lines;

  /**
   * @param signals share of lines that end a failed turn, 0 to 1
   */
  CrowdLines(Crowd crowd, double signals, Instant start) {
    this.crowd = crowd;
    this.signals = signals;
    this.start = start;
    // Without any signal time must go on, too.
    double share = signals == 0 ? 1 : signals;
    this.nanosBetween = ROUND.toNanos() * share / crowd.users();
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public ShippedLine next() {
    Instant at = at(lines++);
    // Evenly, not by chance: three of a user's turns must not come close.
    if ((long) (lines * signals) == turns) {
      return crowd.noise(at);
    }
    long turn = turns++;
    return crowd.failure((int) (turn % crowd.users()), turn / crowd.users(), at);
  }

  /** To the microsecond, as lines print it; two factors, since the product passes a long. */
  private Instant at(long line) {
    long micros = (long) (line * (nanosBetween / 1000));
    return start.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1000);
  }
}
