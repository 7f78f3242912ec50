package io.barograph.web;

import io.barograph.board.IncidentCase;
import io.barograph.board.IncidentChange;
import io.barograph.board.OpenCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Incidents of the fleet. */
final class IncidentTable {
  private final Moments moments;
  private final List<OpenCase> open;

  /**
   * As of a time.
   *
   * @param open storms, of which some belong to incidents
   */
  IncidentTable(Moments moments, List<OpenCase> open) {
    this.moments = moments;
    this.open = open;
  }

  void write(Html html, List<IncidentCase> incidents) {
    if (incidents.isEmpty()) {
      Table.none(html, "incidents", "Incidents", "There was no incident lately.");
      return;
    }
    new Table<IncidentCase>(
            "incidents",
            "Incidents",
            List.of(
                new Table.Column<>("Whom", (h, one) -> whom(h, one)),
                new Table.Column<>("When", (h, one) -> when(h, one.incident())),
                new Table.Column<>("How many", (h, one) -> howMany(h, one.incident())),
                new Table.Column<>("Why", (h, one) -> why(h, one.incident()))))
        .write(html, incidents);
  }

  private static void whom(Html html, IncidentCase one) {
    IncidentChange incident = one.incident();
    html.open("span", "id", incident.incidentId(), "class", "who");
    html.text(Words.segment(incident)).close();
    html.leaf(
        "strong", one.isOpen() ? "open" : "closed", "class", one.isOpen() ? "tag urgent" : "tag");
    StormTables.mark(html, one.simulated());
  }

  private void when(Html html, IncidentChange incident) {
    Instant closed = incident.closedAt();
    if (closed == null) {
      html.text(moments.lasting(incident.openedAt()));
    } else {
      html.text(Moments.words(Duration.between(incident.openedAt(), closed)));
    }
    html.open("span", "class", "sub").text(closed == null ? "since " : "from ");
    moments.time(html, incident.openedAt());
    if (closed != null) {
      html.text(" to ");
      moments.time(html, closed);
    }
    html.close();
  }

  /** An incident is told when it opens and when it closes; in between its storms are counted. */
  private void howMany(Html html, IncidentChange incident) {
    long storms =
        open.stream().filter(one -> incident.incidentId().equals(one.storm().incidentId())).count();
    html.text(
        incident.closedAt() == null
            ? Words.count(storms, "open storm", "open storms")
            : incident.peak() + " logins at the most");
    html.leaf(
        "span",
        "at the start " + incident.failing() + " of " + incident.active() + " active logins",
        "class",
        "sub");
  }

  private static void why(Html html, IncidentChange incident) {
    html.text(Words.reason(incident.reason()));
    html.leaf("span", String.join(" ", incident.evidence()), "class", "sub");
  }
}
