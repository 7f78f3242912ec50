package io.barograph.board;

import io.barograph.board.Version.Part;
import io.barograph.event.CloudEvent;
import io.barograph.feed.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a board holds. Not safe for several threads. */
final class Contents {
  private static final Comparator<OpenCase> NEWEST =
      Comparator.comparing((OpenCase one) -> one.storm().storm().onset())
          .reversed()
          .thenComparing(one -> one.storm().storm().stormId());

  private final Map<String, OpenStorm> standing = new TreeMap<>();

  /** What comes often may not push out what comes seldom: a long storm fails a thousand times. */
  private final Shelf often = new Shelf(Board.OFTEN_OF_ONE, Board.OFTEN_OF_ALL);

  private final Shelf seldom = new Shelf(Board.SELDOM_OF_ONE, Board.SELDOM_OF_ALL);
  private final Shelf incidents = new Shelf(Board.SELDOM_OF_ONE, 2 * Board.INCIDENTS);
  private @Nullable Instant reached;

  @Nullable Instant reached() {
    return reached;
  }

  /**
   * Takes what was told.
   *
   * @return what it changed, or nothing
   */
  Optional<Part> told(Told told) {
    if (told instanceof Told.Happened happened) {
      return happened(happened.event());
    }
    if (told instanceof Told.Stands stands) {
      OpenStorm storm = Reading.storm(stands.state());
      return storm == null ? Optional.empty() : stands(stands.login(), storm);
    }
    return Optional.ofNullable(standing.remove(((Told.Over) told).login())).map(s -> Part.STORMS);
  }

  private Optional<Part> stands(String login, OpenStorm storm) {
    if (standing.size() >= Board.OPEN && !standing.containsKey(login)) {
      return Optional.empty();
    }
    reach(storm.storm().lastFailureAt());
    return storm.equals(standing.put(login, storm)) ? Optional.empty() : Optional.of(Part.STORMS);
  }

  private Optional<Part> happened(CloudEvent event) {
    Entry entry = Reading.entry(event);
    if (entry == null) {
      return Optional.empty();
    }
    reach(entry.time());
    Tale tale = entry.tale();
    if (tale instanceof Sequence sequence) {
      return changed(Part.SEQUENCES, often.put(sequence.user(), entry));
    } else if (tale instanceof StormChange change) {
      boolean grew = entry.type().equals("storm.escalated");
      Shelf shelf = grew ? often : seldom;
      return changed(grew ? Part.SEQUENCES : Part.STORMS, shelf.put(change.storm().user(), entry));
    } else if (tale instanceof Advice advice) {
      return changed(Part.ADVICE, seldom.put(advice.user(), entry));
    } else if (tale instanceof Withdrawal withdrawal) {
      return changed(Part.ADVICE, seldom.put(withdrawal.user(), entry));
    }
    return changed(Part.INCIDENTS, incidents.put(((IncidentChange) tale).incidentId(), entry));
  }

  private static Optional<Part> changed(Part part, boolean changed) {
    return changed ? Optional.of(part) : Optional.empty();
  }

  private void reach(Instant time) {
    reached = reached == null || time.isAfter(reached) ? time : reached;
  }

  /** Open storms, the newest first. */
  List<OpenCase> open() {
    return standing.values().stream()
        .filter(storm -> !isOver(storm.storm()))
        .map(this::openCase)
        .sorted(NEWEST)
        .toList();
  }

  List<OpenCase> openOf(String user) {
    return standing.values().stream()
        .filter(storm -> storm.storm().user().equals(user) && !isOver(storm.storm()))
        .map(this::openCase)
        .toList();
  }

  /** The fleet, which writes the rows, is decided a moment after the logins. */
  private boolean isOver(Storm storm) {
    return seldom.of(storm.user()).stream()
        .anyMatch(entry -> calm(entry) != null && storm.stormId().equals(entry.tale().stormId()));
  }

  private OpenCase openCase(OpenStorm storm) {
    String id = storm.storm().stormId();
    NavigableSet<Entry> own = seldom.of(storm.storm().user());
    List<Entry> about = own.stream().filter(entry -> id.equals(entry.tale().stormId())).toList();
    boolean simulated = !about.isEmpty() && about.stream().allMatch(Entry::simulated);
    return new OpenCase(storm, simulated, Tried.of(id, false, own));
  }

  /** The last to calm first. */
  List<CalmedCase> calmed(NavigableSet<Entry> entries) {
    List<CalmedCase> calmed = new ArrayList<>();
    for (Entry entry : entries.descendingSet()) {
      StormChange change = calm(entry);
      if (change != null) {
        Storm storm = change.storm();
        calmed.add(
            new CalmedCase(
                change,
                entry.time(),
                entry.simulated(),
                Tried.of(storm.stormId(), true, seldom.of(storm.user()))));
      }
      if (calmed.size() == Board.CALMED) {
        break;
      }
    }
    return calmed;
  }

  List<CalmedCase> calmed() {
    return calmed(seldom.all());
  }

  List<CalmedCase> calmedOf(String user) {
    return calmed(seldom.of(user));
  }

  private static @Nullable StormChange calm(Entry entry) {
    return entry.tale() instanceof StormChange change && change.decided().how() != null
        ? change
        : null;
  }

  /** As each was last told, the last to open first. */
  List<IncidentCase> incidents() {
    Map<String, IncidentCase> last = new LinkedHashMap<>();
    for (Entry entry : incidents.all()) {
      IncidentChange change = (IncidentChange) entry.tale();
      last.put(
          change.incidentId() + entry.simulated(), new IncidentCase(change, entry.simulated()));
    }
    return last.values().stream()
        .sorted(
            Comparator.comparing((IncidentCase one) -> one.incident().openedAt())
                .reversed()
                .thenComparing(one -> one.incident().incidentId()))
        .limit(Board.INCIDENTS)
        .toList();
  }

  /** What happened to a user, in event time. */
  List<Entry> entriesOf(String user) {
    NavigableSet<Entry> both = new TreeSet<>(often.of(user));
    both.addAll(seldom.of(user));
    return List.copyOf(both);
  }
}
