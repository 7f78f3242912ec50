package io.barograph.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one user, at one moment.
 *
 * @param caughtUp whether all was read that stood on the topics
 * @param reached event time of the newest that was told of anybody; null if nothing was
 * @param open open storms, by CLI
 * @param calmed storms that are over, the last to calm first
 * @param entries what happened, in event time
 */
public record Story(
    Version version,
    boolean caughtUp,
    @Nullable Instant reached,
    String user,
    List<OpenCase> open,
    List<CalmedCase> calmed,
    List<Entry> entries) {

  /** Whether anything was told of that user. */
  public boolean tells() {
    return !open.isEmpty() || !entries.isEmpty();
  }

  /**
   * How near each CLI is to a storm, by name; those with an open storm left out.
   *
   * @param at event time
   * @param window of a storm
   */
  public List<Tally> tallies(Instant at, Duration window) {
    return Tally.of(entries, at, window).stream()
        .filter(
            tally -> open.stream().noneMatch(one -> one.storm().storm().cli().equals(tally.cli())))
        .toList();
  }
}
