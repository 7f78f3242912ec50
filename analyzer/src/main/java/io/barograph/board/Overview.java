package io.barograph.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What concerns all, at one moment.
 *
 * @param caughtUp whether all was read that stood on the topics
 * @param reached event time of the newest that was told; null if nothing was
 * @param open open storms, the newest first
 * @param calmed storms that are over, the last to calm first
 * @param incidents the last to open first
 */
public record Overview(
    Version version,
    boolean caughtUp,
    @Nullable Instant reached,
    List<OpenCase> open,
    List<CalmedCase> calmed,
    List<IncidentCase> incidents) {

  public long openIncidents() {
    return incidents.stream().filter(IncidentCase::isOpen).count();
  }
}
