package io.barograph.bench;

import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.storm.StormFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps of all findings what is judged. */
public final class Findings {
  private final Map<String, FoundStorm> storms = new LinkedHashMap<>();
  private final Map<String, FoundIncident> incidents = new LinkedHashMap<>();
  private final List<Remediation> advice = new ArrayList<>();

  /** Takes a finding; calls come in the order in which they were found. */
  public void add(Finding finding) {
    if (finding instanceof Finding.StormChanged changed) {
      if (changed.storm() instanceof StormFinding.Opened opened) {
        storms.put(opened.storm().id(), new FoundStorm(opened.storm()));
      }
    } else if (finding instanceof Finding.StormStanding standing && !standing.over()) {
      FoundStorm storm = storms.get(standing.storm().id());
      if (storm != null) {
        storm.thought(
            new FoundStorm.Thought(
                standing.at(),
                standing.scope().scope(),
                FoundStorm.Thought.surest(standing.causes())));
      }
    } else if (finding instanceof Finding.RemediationAdvised advised) {
      advised(advised.remediation());
    } else if (finding instanceof Finding.IncidentChanged changed) {
      IncidentFinding incident = changed.incident();
      Instant closed = incident instanceof IncidentFinding.Closed over ? over.at() : Instant.MAX;
      incidents.put(incident.incident().id(), new FoundIncident(incident.incident(), closed));
    }
  }

  private void advised(Remediation piece) {
    advice.add(piece);
    FoundStorm storm = piece.stormId() == null ? null : storms.get(piece.stormId());
    if (storm != null) {
      storm.advised(piece);
    }
  }

  List<FoundStorm> storms() {
    return List.copyOf(storms.values());
  }

  List<FoundIncident> incidents() {
    return List.copyOf(incidents.values());
  }

  List<Remediation> advice() {
    return advice;
  }
}
