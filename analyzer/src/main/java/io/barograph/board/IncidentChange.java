package io.barograph.board;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An incident of the fleet that opened or closed.
 *
 * @param closedAt null while it is open
 */
public record IncidentChange(
    String incidentId,
    String cli,
    Segment segment,
    Instant openedAt,
    @Nullable Instant closedAt,
    int failing,
    int active,
    int peak,
    String reason,
    String decision,
    List<String> evidence)
    implements Tale {

  /** The part of the fleet that it concerns; without a value, all of it. */
  public record Segment(String dimension, @Nullable String value) {
    public Segment {
      dimension = Kept.text(dimension);
    }
  }

  public IncidentChange {
    incidentId = Kept.text(incidentId);
    cli = Kept.text(cli);
    Objects.requireNonNull(segment);
    Objects.requireNonNull(openedAt);
    reason = Kept.text(reason);
    decision = Kept.text(decision);
    evidence = Kept.texts(evidence);
  }
}
