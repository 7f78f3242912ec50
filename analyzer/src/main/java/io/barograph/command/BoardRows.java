package io.barograph.command;

import io.barograph.board.Advice;
import io.barograph.board.CalmedCase;
import io.barograph.board.IncidentCase;
import io.barograph.board.IncidentChange;
import io.barograph.board.OpenCase;
import io.barograph.board.OpenStorm;
import io.barograph.board.Overview;
import io.barograph.board.Storm;
import io.barograph.board.Tried;
import io.barograph.board.Withdrawal;
import io.barograph.command.screen.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the board holds, as rows of the live screen. */
final class BoardRows {
  /** No screen is higher. */
  private static final int MOST_EVENTS = 200;

  private static final Comparator<OpenCase> WORST_FIRST =
      Comparator.comparing((OpenCase one) -> -one.storm().storm().failedSequences())
          .thenComparing(one -> one.storm().storm().openedAt());

  private BoardRows() {}

  static List<Summary.OpenStorm> storms(Overview board) {
    return board.open().stream().sorted(WORST_FIRST).map(one -> open(one.storm())).toList();
  }

  static List<Summary.OpenIncident> incidents(Overview board) {
    return board.incidents().stream().filter(IncidentCase::isOpen).map(BoardRows::open).toList();
  }

  private static Summary.OpenStorm open(OpenStorm open) {
    Storm storm = open.storm();
    String advice = open.advice();
    return new Summary.OpenStorm(
        storm.user(),
        storm.cli(),
        storm.openedAt(),
        storm.failedSequences(),
        storm.reason(),
        open.judgement().scope(),
        advice == null ? "" : advice,
        open.incidentId() != null);
  }

  private static Summary.OpenIncident open(IncidentCase open) {
    IncidentChange incident = open.incident();
    return new Summary.OpenIncident(
        incident.cli(),
        segment(incident),
        incident.openedAt(),
        incident.failing(),
        incident.active(),
        incident.reason());
  }

  private static String segment(IncidentChange incident) {
    String value = incident.segment().value();
    return incident.segment().dimension() + (value == null ? "" : ":" + value);
  }

  /** What is on the board as it came about, the newest first. */
  static List<Summary.Event> events(Overview board) {
    List<Summary.Event> events = new ArrayList<>();
    board.open().forEach(one -> told(one.storm().storm(), one.advice(), events));
    for (CalmedCase calmed : board.calmed()) {
      Storm storm = calmed.storm().storm();
      told(storm, calmed.advice(), events);
      String how = "cli=" + storm.cli() + " how=" + calmed.storm().decided().how();
      events.add(new Summary.Event(calmed.calmedAt(), storm.user(), "storm.calmed", how));
    }
    board.incidents().forEach(one -> told(one.incident(), events));
    return events.stream()
        .sorted(Comparator.comparing(Summary.Event::at).reversed())
        .limit(MOST_EVENTS)
        .toList();
  }

  private static void told(Storm storm, List<Tried> tried, List<Summary.Event> events) {
    String opened = "cli=" + storm.cli() + " reason=" + storm.reason();
    events.add(new Summary.Event(storm.openedAt(), storm.user(), "storm.opened", opened));
    for (Tried one : tried) {
      Advice advice = one.advice();
      String action = "cli=" + advice.cli() + " action=" + advice.action();
      events.add(
          new Summary.Event(advice.advisedAt(), advice.user(), "remediation.advised", action));
      Withdrawal back = one.withdrawal();
      if (back != null) {
        String because = action + " because=" + back.because() + " result=" + back.result();
        events.add(
            new Summary.Event(back.withdrawnAt(), back.user(), "remediation.withdrawn", because));
      }
    }
  }

  private static void told(IncidentChange incident, List<Summary.Event> events) {
    String details =
        "segment="
            + segment(incident)
            + " failing="
            + incident.failing()
            + " active="
            + incident.active()
            + " reason="
            + incident.reason();
    events.add(new Summary.Event(incident.openedAt(), incident.cli(), "incident.opened", details));
    Instant closed = incident.closedAt();
    if (closed != null) {
      events.add(new Summary.Event(closed, incident.cli(), "incident.closed", details));
    }
  }
}
