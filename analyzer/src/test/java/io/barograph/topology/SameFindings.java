package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.event.SchemaCheck;
import io.barograph.topology.EventsOnBroker.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** Compares what was found on a broker with what should be, each event once. */
final class SameFindings {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private SameFindings() {}

  /** Waits until the last users' failures are decided: everything before them is, too. */
  static void await(AnalysisOnBroker analysis, List<Event> expected) {
    try (EventsOnBroker findings = analysis.findings()) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () ->
                  findings.events().filter(LinesOnBroker::isOfLastUsers).count()
                      >= LinesOnBroker.LAST_USERS);
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () ->
                  assertThat(differences(byId(findings.events().toList()), byId(expected)))
                      .isEmpty());
    }
  }

  private static List<String> differences(
      Map<String, String> actual, Map<String, String> expected) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (id, data) -> {
          String found = actual.get(id);
          if (!data.equals(found)) {
            differences.add(id + " is " + found + " but should be " + data);
          }
        });
    actual.forEach(
        (id, data) -> {
          if (!expected.containsKey(id)) {
            differences.add(id + " should not be: " + data);
          }
        });
    return differences;
  }

  private static Map<String, String> byId(List<Event> events) {
    Map<String, String> byId = new TreeMap<>();
    for (Event event : events) {
      SchemaCheck.assertValidEvent(event.structured());
      if (!LinesOnBroker.isOfLastUsers(event)) {
        String before = byId.put(event.type() + " " + event.id(), event.data().toString());
        assertThat(before).as(event.id() + " once").isNull();
      }
    }
    return byId;
  }
}
