package io.barograph.core.scope;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What was decided about an incident, and why. */
public sealed interface IncidentFinding {
  Incident incident();

  /** Event time of the decision. */
  Instant at();

  Decision decision();

  /** What was counted, a sentence each. */
  List<String> evidence();

  /** The lower-case name is the value in events, labels and the runbook. */
  enum Decision {
    /** So many logins of the CLI are failing at once. */
    FLEET_SHARE_REACHED,
    /** So many of those that share something are failing, and hardly any others. */
    SEGMENT_SHARE_REACHED,
    /** A lower threshold was not reached for long enough. */
    BELOW_THRESHOLDS,
    /** More than its segment fails now: a wider incident takes its place. */
    WIDENED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The incident opened: both upper thresholds are reached. */
  record Opened(Incident incident, Decision decision, Confidence confidence, List<String> evidence)
      implements IncidentFinding {
    @Override
    public Instant at() {
      return incident.openedAt();
    }
  }

  /** The incident is over. */
  record Closed(Incident incident, Instant at, Decision decision, List<String> evidence)
      implements IncidentFinding {}
}
