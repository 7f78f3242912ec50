package io.barograph.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.Segment;
import io.barograph.core.signal.StableId;
import io.barograph.core.signal.TimeText;

/** Writes what is told of incidents of the fleet. */
final class IncidentEvents {
  private final Stamp stamp;

  IncidentEvents(Stamp stamp) {
    this.stamp = stamp;
  }

  static String typeOf(IncidentFinding finding) {
    return finding instanceof IncidentFinding.Opened
        ? EventType.INCIDENT_OPENED
        : EventType.INCIDENT_CLOSED;
  }

  /** The event; an incident opens once and closes once. */
  CloudEvent changed(IncidentFinding finding, String key) {
    Incident incident = finding.incident();
    ObjectNode data = incident(incident);
    data.put("decision", finding.decision().label());
    if (finding instanceof IncidentFinding.Opened opened) {
      data.put("confidence", opened.confidence().label());
    } else {
      data.put("closedAt", TimeText.of(finding.at()));
    }
    Fields.texts(data, "evidence", finding.evidence());
    String type = typeOf(finding);
    return stamp.on(
        StableId.of("ev", type, incident.id()),
        type,
        "incident/" + incident.id(),
        key,
        finding.at(),
        data);
  }

  private static ObjectNode incident(Incident incident) {
    Segment segment = incident.segment();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("incidentId", incident.id());
    data.put("cli", incident.cli());
    data.putObject("segment")
        .put("dimension", segment.dimension().label())
        .put("value", segment.value().isEmpty() ? null : segment.value());
    data.put("openedAt", TimeText.of(incident.openedAt()));
    data.put("failing", incident.failing());
    data.put("active", incident.active());
    data.put("peak", incident.peak());
    data.put("reason", incident.reason().label());
    return data;
  }
}
