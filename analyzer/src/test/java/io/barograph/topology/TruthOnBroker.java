package io.barograph.topology;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.embedded.fleet.TruthEntry;
import io.barograph.embedded.fleet.TruthEntry.Ending;
import io.barograph.event.EventType;
import io.barograph.topology.EventsOnBroker.Event;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What happened in a fleet and what was found of it, in the same words. */
final class TruthOnBroker {
  private TruthOnBroker() {}

  /** Long after the last line no storm is open: what the truth calls open went stale. */
  static List<String> stormsIn(Iterable<?> all) {
    return StreamSupport.stream(all.spliterator(), false)
        .filter(
            entry ->
                entry instanceof TruthEntry.Storm
                    || (entry instanceof Event event
                        && event.type().equals(EventType.STORM_CALMED)))
        .map(
            entry -> entry instanceof TruthEntry.Storm s ? storm(s) : storm(((Event) entry).data()))
        .toList();
  }

  static List<String> sequencesIn(Iterable<?> all) {
    return StreamSupport.stream(all.spliterator(), false)
        .filter(
            entry ->
                entry instanceof TruthEntry.Sequence
                    || (entry instanceof Event event
                        && event.type().equals(EventType.SEQUENCE_CLOSED)
                        && !LinesOnBroker.isOfLastUsers(event)))
        .map(
            entry ->
                entry instanceof TruthEntry.Sequence s
                    ? sequence(s)
                    : sequence(((Event) entry).data()))
        .toList();
  }

  private static String storm(TruthEntry.Storm storm) {
    return String.join(
        " ",
        storm.user().value(),
        storm.failedSequences() + " failed",
        storm.attempts() + " attempts",
        storm.reason().label(),
        storm.hosts().stream().map(Object::toString).collect(Collectors.joining(",")),
        storm.ending() == Ending.RECOVERED ? "recovered" : "stale",
        "from " + seconds(storm.onset().toString()),
        "opened " + seconds(storm.openedAt().toString()));
  }

  private static String storm(JsonNode data) {
    return String.join(
        " ",
        data.path("user").asText(),
        data.path("failedSequences") + " failed",
        data.path("attempts") + " attempts",
        data.path("reason").asText(),
        StreamSupport.stream(data.path("hosts").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(",")),
        data.path("how").asText(),
        "from " + seconds(data.path("onset").asText()),
        "opened " + seconds(data.path("openedAt").asText()));
  }

  private static String sequence(TruthEntry.Sequence sequence) {
    return String.join(
        " ",
        sequence.user().value(),
        sequence.host().value(),
        sequence.cause().label(),
        sequence.reason() == null ? "null" : sequence.reason().label(),
        sequence.outcome().label(),
        sequence.attempts() + " attempts",
        seconds(sequence.startedAt().toString()),
        seconds(sequence.endedAt().toString()));
  }

  private static String sequence(JsonNode data) {
    return String.join(
        " ",
        data.path("user").asText(),
        data.path("host").asText(),
        data.path("cause").asText(),
        data.path("regionRefused").asBoolean() ? "region_refused" : data.path("reason").asText(),
        data.path("outcome").asText(),
        data.path("attempts") + " attempts",
        seconds(data.path("startedAt").asText()),
        seconds(data.path("endedAt").asText()));
  }

  /** The stamps of early versions tell no more. */
  private static String seconds(String time) {
    return time.substring(0, "2026-03-02T08:00:00".length());
  }
}
