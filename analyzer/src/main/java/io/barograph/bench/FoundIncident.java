package io.barograph.bench;

import io.barograph.core.scope.Incident;
import io.barograph.core.scope.Segment;
import io.barograph.core.scope.Segment.Dimension;
import io.barograph.embedded.fleet.Circle;
import io.barograph.embedded.fleet.TruthEntry.Member;
import java.time.Instant;

/**
 * An incident as it was found.
 *
 * @param closedAt {@link Instant#MAX} while open
 */
record FoundIncident(Incident incident, Instant closedAt) {

  boolean isOpen(Instant at) {
    return !at.isBefore(incident.openedAt()) && at.isBefore(closedAt);
  }

  boolean covers(Member member) {
    Segment segment = incident.segment();
    return switch (segment.dimension()) {
      case ALL -> true;
      case VERSION -> segment.value().equals(member.version());
      default -> member.circles().contains(circle());
    };
  }

  /** What its victims share, in the words of the truth. */
  private Circle circle() {
    Dimension dimension = incident.segment().dimension();
    Circle.By by =
        dimension == Dimension.NETWORK
            ? Circle.By.NETWORK
            : dimension == Dimension.REGION ? Circle.By.REGION : Circle.By.HOST_GROUP;
    return new Circle(by, incident.segment().value());
  }
}
