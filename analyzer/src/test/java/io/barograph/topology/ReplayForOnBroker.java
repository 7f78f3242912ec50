package io.barograph.topology;

import io.barograph.core.engine.Finding;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.UserId;
import io.barograph.event.CloudEvent;
import io.barograph.event.Events;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Given;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import io.barograph.topology.EventsOnBroker.Event;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What {@code replay} finds in a file: what the topology has to find too. */
final class ReplayForOnBroker implements Replay.Listener {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Events events = AnalysisOnBroker.events();
  private final List<Event> found = new ArrayList<>();
  private final List<String> standings = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Long> places = new ArrayList<>();
  private final Logins logins = new Logins(AnalysisOnBroker.stages(), this::found);

  private ReplayForOnBroker(Given given, List<String> files) {
    new Replay(AnalysisOnBroker.recogniser())
        .read(files, given, InputStream.nullInputStream(), this);
    logins.finish();
  }

  /** What is in a file that says itself whose lines it holds. */
  static ReplayForOnBroker of(Path file) {
    return new ReplayForOnBroker(new Given(null, null, null, null), List.of(file.toString()));
  }

  static List<Event> findings(Path file) {
    return of(file).found;
  }

  List<Event> findings() {
    return found;
  }

  /** The rows of the compacted topic, in their order: key and value, which may be null. */
  List<String> standings() {
    return standings;
  }

  /** A recording of the real CLI; user and host are named after its file. */
  record Recording(Path file, String user, String host) {
    private ReplayForOnBroker replayed() {
      return new ReplayForOnBroker(
          new Given(new UserId(user), new HostId(host), START, null), List.of(file.toString()));
    }

    List<Event> findings() {
      return replayed().found;
    }

    /** Adds its lines; those without any time get the one that a replay reckons. */
    void addTo(LinesOnBroker lines) throws IOException {
      ReplayForOnBroker replayed = replayed();
      Instant time = START;
      int next = 0;
      long number = 0;
      for (String text : Files.readAllLines(file)) {
        number++;
        while (next < replayed.places.size() && replayed.places.get(next) <= number) {
          time = replayed.sightings.get(next).time();
          next++;
        }
        lines.add(time, time, user, host, null, text);
      }
    }
  }

  /** All recordings: those that are labelled, and what stood on stderr beside JSON. */
  static List<Recording> recordings() throws IOException {
    Path directory;
    try {
      directory =
          Path.of(Objects.requireNonNull(ReplayForOnBroker.class.getResource("/captures")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(log|jsonl)"))
          .sorted()
          .map(
              file ->
                  new Recording(
                      file, directory.relativize(file).toString(), file.getFileName().toString()))
          .toList();
    }
  }

  @Override
  public void signal(Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
    sightings.add(sighting);
    places.add(place.position());
    logins.accept(sighting, clock);
  }

  @Override
  public void end(Instant clock) {
    logins.advance(clock);
  }

  @Override
  public void unreadable(Replay.Place place, Unreadable unreadable) {
    throw new IllegalStateException(place + " is unreadable: " + unreadable.reason().label());
  }

  private void found(Finding finding) {
    CloudEvent event = events.of(finding);
    if (event != null) {
      found.add(Event.of(event.structured()));
    }
    if (finding instanceof Finding.StormStanding standing) {
      String state = standing.over() ? "null" : Events.state(standing).toString();
      standings.add(standing.login().key() + " " + state);
    }
  }
}
