package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** All that one developer's CLIs print, in order of time, noise included. */
final class Voice implements Iterator<Spoken> {
  /** A shorter pause in a run is a burst; nothing else gets a word in. */
  private static final long SHORTEST_GAP_MICROS = 20_000;

  private static final int MOST_TRACES_IN_GAP = 2;

  private final Script script;
  private final NoiseBudget budget;
  private final Chatter chatter;
  private Iterator<Run> episode = Collections.emptyIterator();
  private @Nullable Run run;
  private List<Run.Beat> beats = List.of();
  private int index;
  private boolean working;
  private int noiseLeft;
  private long noiseAt;
  private long noiseStep;

  Voice(Script script, NoiseBudget budget, SplittableRandom dice) {
    this.script = script;
    this.budget = budget;
    this.chatter = new Chatter(dice);
  }

  @Override
  public boolean hasNext() {
    return run != null || findRun();
  }

  @Override
  public Spoken next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Run current = Objects.requireNonNull(run);
    if (noiseLeft > 0) {
      return noise(current);
    }
    Spoken spoken = recorded(current);
    index++;
    if (index < beats.size()) {
      planNoise(current.take());
    } else {
      run = null;
    }
    return spoken;
  }

  private boolean findRun() {
    while (!episode.hasNext()) {
      if (!script.hasNext()) {
        return false;
      }
      episode = script.next().runs().iterator();
    }
    Run found = episode.next();
    run = found;
    beats = found.beats();
    index = 0;
    return true;
  }

  private Spoken recorded(Run current) {
    budget.earn();
    RecordedLine line = current.take().lines().get(index);
    Instant at = current.at(beats.get(index).micros());
    Duration delay = beats.get(index).delay();
    String text = line.text(at.plus(current.host().clockAhead()), current.session().value(), delay);
    return new Spoken(current, at, line.printed(), text);
  }

  /** Noise goes where time passes: a little between retries, the rest while tools run. */
  private void planNoise(Take take) {
    long before = beats.get(index - 1).micros();
    long gap = beats.get(index).micros() - before;
    working = index == take.workAt();
    if (working) {
      chatter.startOver();
      noiseLeft = budget.spend(gap / 2);
    } else if (gap >= SHORTEST_GAP_MICROS) {
      noiseLeft = budget.spend(MOST_TRACES_IN_GAP);
    }
    noiseStep = gap / (noiseLeft + 1);
    noiseAt = before + noiseStep;
  }

  private Spoken noise(Run current) {
    boolean stamped = current.take().lines().get(0).printed() == PrintedTime.STAMP;
    Chatter.Remark remark = working ? chatter.work(stamped) : chatter.trace();
    Spoken spoken = Chatter.spoken(remark, current, current.at(noiseAt));
    noiseLeft--;
    noiseAt += noiseStep;
    return spoken;
  }
}
