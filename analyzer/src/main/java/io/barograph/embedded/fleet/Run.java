package io.barograph.embedded.fleet;

import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A run of the CLI, planned but not yet printed: small, so that a whole scenario can be known
 * ahead.
 *
 * @param session as the CLI names it
 * @param work how long the developer's tools run inside
 * @param seed of its delays and pauses
 * @param diagnosis of what its developer suffers from, or null
 */
record Run(
    UserId user,
    Workplace workplace,
    SessionId session,
    Take take,
    Instant start,
    Duration work,
    long seed,
    @Nullable Diagnosis diagnosis) {
  private static final long SHORTEST_PAUSE_MICROS = 20;
  private static final long LONGEST_PAUSE_MICROS = 400;
  private static final long FIRST_DELAY_MILLIS = 200;

  /**
   * When a line is printed.
   *
   * @param micros after the start of the run, strictly rising from line to line
   * @param delay announced by a retry notice, zero for other lines
   */
  record Beat(long micros, Duration delay) {}

  /**
   * Tracing records and stamps keep the distance they had in the recording; after a notice nothing
   * is heard until its delay is over.
   */
  List<Beat> beats() {
    SplittableRandom dice = new SplittableRandom(seed);
    List<Beat> beats = new ArrayList<>(take.lines().size());
    Beat before = null;
    RecordedLine lastTimed = null;
    long lastTimedAt = 0;
    for (RecordedLine line : take.lines()) {
      long at = 0;
      if (before != null) {
        at = before.micros() + dice.nextLong(SHORTEST_PAUSE_MICROS, LONGEST_PAUSE_MICROS);
        if (line.printed() != PrintedTime.TRACE) {
          at = Math.max(at, before.micros() + micros(before.delay()));
        }
      }
      at += beats.size() == take.workAt() ? micros(work) : 0;
      if (line.recordedAt() != null) {
        at = Math.max(at, lastTimedAt + line.microsSince(lastTimed));
        lastTimed = line;
        lastTimedAt = at;
      }
      before = new Beat(at, line.isNotice() ? delay(line.attempt(), dice) : Duration.ZERO);
      beats.add(before);
    }
    return beats;
  }

  /** 200 ms, doubled with every attempt, a tenth more or less: what the CLI waits. */
  private static Duration delay(int attempt, SplittableRandom dice) {
    double jitter = dice.nextDouble(0.9, 1.1);
    return Duration.ofMillis((long) (FIRST_DELAY_MILLIS * Math.pow(2, attempt - 1) * jitter));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }

  Host host() {
    return workplace.host();
  }

  Surroundings surroundings() {
    return workplace.surroundings();
  }

  Instant at(long micros) {
    return start.plus(micros, ChronoUnit.MICROS);
  }

  Instant end() {
    List<Beat> beats = beats();
    return at(beats.get(beats.size() - 1).micros());
  }

  /** The session as the shipper of the host gives it. */
  @Nullable SessionId shippedSession() {
    return host().shipsSession() && take.isTurn() ? session : null;
  }

  /** The retry sequence in this run. */
  Optional<TruthEntry.Sequence> sequence() {
    Take.Trouble trouble = take.trouble();
    if (trouble == null) {
      return Optional.empty();
    }
    List<Beat> beats = beats();
    return Optional.of(
        new TruthEntry.Sequence(
            user,
            host().id(),
            host().shipsSession() || take.printsSession() ? session : null,
            trouble.cause(),
            trouble.reason(),
            trouble.outcome(),
            trouble.attempts(),
            at(beats.get(trouble.first()).micros()),
            at(beats.get(trouble.last()).micros()),
            host().isSkewed(),
            diagnosis));
  }

  /** The turn completed in this run. */
  Optional<TruthEntry.Completed> completed() {
    int index = take.completedAt();
    return index < 0
        ? Optional.empty()
        : Optional.of(new TruthEntry.Completed(user, host().id(), at(beats().get(index).micros())));
  }
}
