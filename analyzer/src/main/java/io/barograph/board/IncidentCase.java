package io.barograph.board;

/**
 * An incident as it was last told.
 *
 * @param simulated whether a dry run tells of it
 */
public record IncidentCase(IncidentChange incident, boolean simulated) {

  public boolean isOpen() {
    return incident.closedAt() == null;
  }
}
