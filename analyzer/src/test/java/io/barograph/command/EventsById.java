package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.event.SchemaCheck;
import io.barograph.topology.EventsOnBroker;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The data of events by their types and ids; each must be valid, and there but once. */
final class EventsById {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventsById() {}

  /** What {@code replay} printed. */
  static Map<String, String> of(Typed replay) {
    assertThat(replay.exitCode()).isZero();
    return of(replay.lines().stream().map(EventsById::parsed));
  }

  static Map<String, String> of(Stream<EventsOnBroker.Event> events) {
    Map<String, String> byId = new TreeMap<>();
    events.forEach(
        event -> {
          SchemaCheck.assertValidEvent(event.structured());
          String before = byId.put(event.type() + " " + event.id(), event.data().toString());
          assertThat(before).as(event.id() + " before").isNull();
        });
    return byId;
  }

  private static EventsOnBroker.Event parsed(String line) {
    try {
      return EventsOnBroker.Event.of((ObjectNode) JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
