package io.barograph.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Rung;
import io.barograph.core.signal.TimeText;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Duration;

/** Writes what is told of storms. */
final class StormEvents {
  private final Stamp stamp;

  StormEvents(Stamp stamp) {
    this.stamp = stamp;
  }

  static String typeOf(StormFinding finding) {
    if (finding instanceof StormFinding.Opened) {
      return EventType.STORM_OPENED;
    }
    return finding instanceof StormFinding.Escalated
        ? EventType.STORM_ESCALATED
        : EventType.STORM_CALMED;
  }

  CloudEvent changed(StormFinding finding) {
    Storm storm = finding.storm();
    ObjectNode data = storm(storm);
    data.put("decision", finding.decision().label());
    if (finding instanceof StormFinding.Opened opened) {
      threshold(data, opened.threshold(), opened.window());
    } else if (finding instanceof StormFinding.Escalated escalated) {
      data.put("escalatedAt", TimeText.of(escalated.at()));
      threshold(data, escalated.threshold(), escalated.window());
    } else {
      StormFinding.Calmed calmed = (StormFinding.Calmed) finding;
      data.put("calmedAt", TimeText.of(calmed.at()));
      data.put("how", calmed.how().label());
      threshold(data, calmed.threshold(), calmed.window());
    }
    String identity = storm.id() + "/" + storm.failedSequences();
    return stamp.onLogin(typeOf(finding), identity, storm.login(), finding.at(), data);
  }

  static ObjectNode state(Finding.StormStanding standing) {
    ObjectNode data = storm(standing.storm());
    data.put("rung", standing.rung());
    Rung advice = standing.advice();
    data.put("advice", advice == null ? null : advice.action());
    Fields.judgement(data, standing.scope(), standing.causes());
    return data.put("incidentId", standing.incidentId());
  }

  private static void threshold(ObjectNode data, int threshold, Duration window) {
    data.put("threshold", threshold);
    data.put("window", window.toString());
  }

  private static ObjectNode storm(Storm storm) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("stormId", storm.id());
    Fields.login(data, storm.login());
    data.put("onset", TimeText.of(storm.onset()));
    data.put("openedAt", TimeText.of(storm.openedAt()));
    data.put("failedSequences", storm.failedSequences());
    data.put("attempts", storm.attempts());
    Fields.texts(data, "hosts", storm.hosts().stream().map(host -> host.value()).toList());
    data.put("reason", storm.reason().label());
    data.put("lastFailureAt", TimeText.of(storm.lastFailureAt()));
    return data;
  }
}
