package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.event.EventType;
import io.barograph.event.SchemaCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From lines of many users on a topic to incidents and advice on topics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetOnTopicsTest {
  private static final OutputTopics OUTPUT = DrivenTopology.OUTPUT;
  private static final ObjectMapper JSON = new ObjectMapper();

  private List<DrivenTopology.Event> incidents = List.of();
  private List<DrivenTopology.Event> remediations = List.of();
  private List<TestRecord<String, byte[]>> stormState = List.of();

  @BeforeAll
  void playAMorning() {
    try (DrivenTopology topology = new DrivenTopology()) {
      TroubledFleet.play(topology);
      incidents = topology.events(OUTPUT.incidents());
      remediations = topology.events(OUTPUT.remediations());
      stormState = topology.records(OUTPUT.stormState());
    }
  }

  @Test
  void whenEnoughUsersFailOneIncidentOpensAndWhenTheyDoNotItCloses() {
    assertThat(incidents)
        .extracting(DrivenTopology.Event::type)
        .containsExactly(EventType.INCIDENT_OPENED, EventType.INCIDENT_CLOSED);
    JsonNode opened = incidents.get(0).data();
    assertThat(opened.path("failing").asInt()).isEqualTo(5);
    assertThat(opened.path("segment").path("dimension").asText()).isEqualTo("all");
    JsonNode closed = incidents.get(1).data();
    assertThat(closed.path("incidentId")).isEqualTo(opened.path("incidentId"));
    assertThat(closed.path("peak").asInt()).isEqualTo(6);
  }

  @Test
  void fourUsersWhoFailAreNoIncidentAndEachGetsAdviceOfTheirOwn() {
    try (DrivenTopology topology = new DrivenTopology()) {
      for (int turn = 0; turn < 3; turn++) {
        for (String user : TroubledFleet.OTHERS.subList(0, 4)) {
          topology.failingTurn(Duration.ofMinutes(turn), user);
        }
      }
      topology.pass(Duration.ofMinutes(10));

      assertThat(topology.events(OUTPUT.incidents())).isEmpty();
      assertThat(advice(topology.events(OUTPUT.remediations())))
          .containsExactlyInAnyOrder(
              "bob advised sign_in_again",
              "cy advised sign_in_again",
              "dee advised sign_in_again",
              "eve advised sign_in_again");
    }
  }

  @Test
  void adviceGivenBeforeIsTakenBackAndEverybodyInStormWaitsOnce() {
    List<String> advice = advice(remediations);
    assertThat(advice.stream().filter(line -> line.startsWith(TroubledFleet.ALONE)))
        .containsExactly(
            "ann advised sign_in_again",
            "ann withdrawn sign_in_again for incident_opened",
            "ann advised wait",
            "ann withdrawn wait for incident_closed");
    for (String user : TroubledFleet.OTHERS) {
      assertThat(advice.stream().filter(line -> line.startsWith(user)))
          .containsExactly(
              user + " advised wait",
              user + " withdrawn wait for incident_closed",
              user + " advised sign_in_again");
    }
  }

  @Test
  void adviceAfterAnIncidentDoesNotComeInOneSecond() {
    Instant closed = Instant.parse(incidents.get(1).data().path("closedAt").asText());
    List<Instant> after =
        remediations.stream()
            .map(event -> event.data().path("advisedAt").asText())
            .map(Instant::parse)
            .filter(at -> at.isAfter(closed))
            .toList();
    assertThat(after)
        .hasSize(5)
        .doesNotHaveDuplicates()
        .allMatch(at -> at.isBefore(closed.plus(Duration.ofMinutes(10))));
  }

  @Test
  void theStateOfAStormTellsScopeCausesAndAdviceAndGoesWithTheStorm() {
    List<TestRecord<String, byte[]>> rows =
        stormState.stream().filter(row -> row.key().equals("ann/codex")).toList();
    assertThat(rows.get(rows.size() - 1).value()).isNull();
    assertThat(states(rows))
        .containsSubsequence(
            "one_user null", "one_user sign_in_again", "fleet wait in an incident", "one_user null")
        .doesNotContain("fleet sign_in_again in an incident");
  }

  @Test
  void adviceComesByTheWallClockAloneAndNotBeforeTheStormHasSettled() {
    try (DrivenTopology topology = new DrivenTopology()) {
      for (int turn = 0; turn < 3; turn++) {
        topology.failingTurn(Duration.ofMinutes(turn), "ann");
      }
      // Failed at 2:13, two minutes to settle, and a minute behind the clock.
      topology.until(Duration.ofMinutes(5));
      assertThat(topology.events(OUTPUT.storms())).hasSize(1);
      assertThat(topology.events(OUTPUT.remediations())).isEmpty();

      topology.pass(Duration.ofSeconds(30));
      assertThat(topology.events(OUTPUT.remediations()))
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.data().path("advisedAt").asText())
                      .isEqualTo("2026-03-01T10:04:13Z"));
    }
  }

  @Test
  void anInstanceCountsTheIncidentsThatAreOpenInItsPartition() {
    DrivenTopology topology = new DrivenTopology();
    for (String user : TroubledFleet.OTHERS) {
      topology.failingTurn(Duration.ZERO, user);
    }
    topology.pass(Duration.ofMinutes(3));
    assertThat(topology.openIncidents()).isEqualTo(1);

    topology.close();
    assertThat(topology.openIncidents()).isZero();
  }

  private static List<String> advice(List<DrivenTopology.Event> remediations) {
    return remediations.stream()
        .map(
            event -> {
              JsonNode data = event.data();
              boolean advised = event.type().equals(EventType.REMEDIATION_ADVISED);
              String what = data.path("user").asText() + (advised ? " advised " : " withdrawn ");
              String because = advised ? "" : " for " + data.path("because").asText();
              return what + data.path("action").asText() + because;
            })
        .toList();
  }

  /** Scope, advice and incident of each row; each is held against the schema. */
  private static List<String> states(List<TestRecord<String, byte[]>> rows) {
    List<String> states = new ArrayList<>();
    rows.stream()
        .flatMap(row -> Stream.ofNullable(row.value()))
        .forEach(
            value -> {
              JsonNode state = read(value);
              SchemaCheck.assertValid("storm-state", state);
              assertThat(state.path("causes")).isNotEmpty();
              String incident = state.path("incidentId").isNull() ? "" : " in an incident";
              states.add(
                  state.path("scope").asText() + " " + state.path("advice").asText() + incident);
            });
    return states;
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
