package io.barograph.bench.cost;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Samples of many subjects, taken in turn: in each round every subject once, so that whatever else
 * the machine does meets all alike.
 */
public final class Rounds {
  private final IdentityHashMap<Subject, List<Sample>> samples = new IdentityHashMap<>();

  private Rounds() {}

  /** Hears what is measured next. */
  public interface Progress {
    void next(int round, Subject subject);
  }

  /**
   * Measures.
   *
   * @param rounds 1 or more
   */
  public static Rounds play(int rounds, Collection<Subject> subjects, Progress progress)
      throws IOException, InterruptedException {
    Rounds played = new Rounds();
    for (int round = 1; round <= rounds; round++) {
      for (Subject subject : subjects) {
        progress.next(round, subject);
        Sample sample = subject.trial().measure();
        if (sample != null) {
          played.samples.computeIfAbsent(subject, s -> new ArrayList<>()).add(sample);
        }
      }
    }
    return played;
  }

  /** In the order of the rounds; none of a subject that is absent. */
  public List<Sample> of(Subject subject) {
    return samples.getOrDefault(subject, List.of());
  }
}
