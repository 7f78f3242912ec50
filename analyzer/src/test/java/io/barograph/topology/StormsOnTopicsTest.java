package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.event.EventType;
import io.barograph.event.SchemaCheck;
import io.barograph.metrics.Meters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** From lines on a topic to events on topics. */
class StormsOnTopicsTest {
  private static final OutputTopics OUTPUT = DrivenTopology.OUTPUT;

  @Test
  void threeFailedTurnsOfOneUserOpenOneStormAndGiveOneAdvice() {
    try (DrivenTopology topology = new DrivenTopology()) {
      storm(topology, "ann");

      assertThat(topology.events(OUTPUT.retrySequences()))
          .hasSize(3)
          .allSatisfy(
              event -> {
                assertThat(event.type()).isEqualTo(EventType.SEQUENCE_CLOSED);
                assertThat(event.data().path("cause").asText()).isEqualTo("refresh_rejected");
                assertThat(event.data().path("outcome").asText()).isEqualTo("failed");
                assertThat(event.data().path("attempts").asInt()).isEqualTo(5);
                assertThat(event.data().path("host").asText()).isEqualTo("ann-laptop");
                assertThat(event.data().path("session").asText()).isEqualTo("ann-session");
              });
      assertThat(types(topology, OUTPUT.storms())).containsExactly(EventType.STORM_OPENED);
      assertThat(topology.events(OUTPUT.remediations()))
          .singleElement()
          .satisfies(
              event -> assertThat(event.data().path("action").asText()).isEqualTo("sign_in_again"));
      assertThat(topology.openStorms()).isEqualTo(1);
    }
  }

  @Test
  void twoFailedTurnsAreNoStorm() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.failingTurn(Duration.ZERO, "ann");
      topology.failingTurn(Duration.ofMinutes(1), "ann");
      topology.pass(Duration.ofMinutes(5));

      assertThat(topology.events(OUTPUT.retrySequences())).hasSize(2);
      assertThat(topology.events(OUTPUT.storms())).isEmpty();
      assertThat(topology.events(OUTPUT.remediations())).isEmpty();
    }
  }

  @Test
  void threeFailedTurnsOfThreeUsersAreNoStorm() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.failingTurn(Duration.ZERO, "ann");
      topology.failingTurn(Duration.ofMinutes(1), "bob");
      topology.failingTurn(Duration.ofMinutes(2), "cy");
      topology.pass(Duration.ofMinutes(5));

      assertThat(topology.events(OUTPUT.retrySequences())).hasSize(3);
      assertThat(topology.events(OUTPUT.storms())).isEmpty();
    }
  }

  @Test
  void nativeJsonGivesTheSameEventsAsTextWithHeaders() {
    try (DrivenTopology text = new DrivenTopology();
        DrivenTopology json = new DrivenTopology()) {
      for (int turn = 0; turn < 3; turn++) {
        for (int i = 0; i < DrivenTopology.failingTurn().size(); i++) {
          Duration after = Duration.ofMinutes(turn).plusSeconds(2L * i);
          text.line(after, "jürgen ☂", DrivenTopology.failingTurn().get(i));
          json.nativeLine(after, "jürgen ☂", DrivenTopology.failingTurn().get(i));
        }
      }
      text.pass(Duration.ofMinutes(4));
      json.pass(Duration.ofMinutes(4));

      for (String topic :
          List.of(OUTPUT.retrySequences(), OUTPUT.storms(), OUTPUT.remediations())) {
        List<DrivenTopology.Event> fromText = text.events(topic);
        assertThat(fromText).isNotEmpty().isEqualTo(json.events(topic));
        assertThat(fromText)
            .allSatisfy(
                event -> assertThat(event.attributes().getSubject()).isEqualTo("user/jürgen ☂"));
      }
      assertThat(json.counted(Meters.RECORDS, "native_json")).isEqualTo(18);
      assertThat(text.counted(Meters.RECORDS, "text")).isEqualTo(18);
    }
  }

  @Test
  void theStateOfAStormStandsUntilACompletedTurnTakesItAway() throws IOException {
    try (DrivenTopology topology = new DrivenTopology()) {
      storm(topology, "ann");

      TestRecord<String, byte[]> standing = last(topology.records(OUTPUT.stormState()));
      JsonNode state = new ObjectMapper().readTree(standing.value());
      SchemaCheck.assertValid("storm-state", state);
      assertThat(standing.key()).isEqualTo("ann/codex");
      assertThat(state.path("failedSequences").asInt()).isEqualTo(3);
      assertThat(state.path("rung").asInt()).isEqualTo(1);

      topology.failingTurn(Duration.ofMinutes(7), "ann");
      topology.pass(Duration.ofMinutes(2));
      JsonNode grown =
          new ObjectMapper().readTree(last(topology.records(OUTPUT.stormState())).value());
      assertThat(grown.path("failedSequences").asInt()).isEqualTo(4);

      topology.line(Duration.ofMinutes(10), "ann", "tokens used");
      topology.pass(Duration.ofMinutes(2));
      TestRecord<String, byte[]> tombstone = last(topology.records(OUTPUT.stormState()));
      assertThat(tombstone.key()).isEqualTo("ann/codex");
      assertThat(tombstone.value()).isNull();
      assertThat(types(topology, OUTPUT.storms()))
          .containsExactly(EventType.STORM_OPENED, EventType.STORM_CALMED);
      assertThat(topology.openStorms()).isZero();
    }
  }

  @Test
  void aStormThatFallsSilentIsCalmedByTheWallClockAlone() {
    try (DrivenTopology topology = new DrivenTopology()) {
      storm(topology, "ann");
      topology.pass(Duration.ofMinutes(22));
      assertThat(types(topology, OUTPUT.storms())).containsExactly(EventType.STORM_OPENED);

      topology.pass(Duration.ofMinutes(10));
      assertThat(topology.events(OUTPUT.storms()))
          .singleElement()
          .satisfies(event -> assertThat(event.data().path("how").asText()).isEqualTo("stale"));
      assertThat(last(topology.records(OUTPUT.stormState())).value()).isNull();
    }
  }

  @Test
  void retrySequencesAreCountedByWindowCauseAndOutcome() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.failingTurn(Duration.ofSeconds(0), "ann");
      topology.failingTurn(Duration.ofSeconds(20), "bob");
      topology.failingTurn(Duration.ofSeconds(70), "ann");
      topology.pass(Duration.ofMinutes(3));

      assertThat(topology.events(OUTPUT.retryCounts()).stream().map(StormsOnTopicsTest::count))
          .containsExactly(
              "2026-03-01T10:00:00Z refresh_rejected failed 1",
              "2026-03-01T10:00:00Z refresh_rejected failed 2",
              "2026-03-01T10:01:00Z refresh_rejected failed 1");
    }
  }

  @Test
  void linesShippedTwiceChangeNothingAndAreCounted() {
    try (DrivenTopology topology = new DrivenTopology()) {
      for (String line : DrivenTopology.failingTurn()) {
        for (int copy = 0; copy < 2; copy++) {
          topology.line(Duration.ofSeconds(1), "ann", line);
        }
      }
      topology.pass(Duration.ofMinutes(3));

      assertThat(topology.events(OUTPUT.retrySequences()))
          .singleElement()
          .satisfies(event -> assertThat(event.data().path("attempts").asInt()).isEqualTo(5));
      assertThat(topology.counted(Meters.REPEATED_SIGNALS)).isEqualTo(6);
    }
  }

  @Test
  void theCountersSayWhatWentInAndWhatCameOut() {
    try (DrivenTopology topology = new DrivenTopology()) {
      storm(topology, "ann");
      topology.line(Duration.ofMinutes(7), "ann", "compiling 12 files");

      assertThat(topology.counted(Meters.RECORDS)).isEqualTo(19);
      assertThat(topology.counted(Meters.LINES, "signal")).isEqualTo(18);
      assertThat(topology.counted(Meters.LINES, "noise")).isEqualTo(1);
      assertThat(topology.counted(Meters.SIGNALS, "retry-announced")).isEqualTo(15);
      assertThat(topology.counted(Meters.SIGNALS, "turn-failed")).isEqualTo(3);
      assertThat(topology.counted(Meters.SEQUENCES_CLOSED, "refresh_rejected", "failed"))
          .isEqualTo(3);
      assertThat(topology.counted(Meters.RETRY_ATTEMPTS, "refresh_rejected")).isEqualTo(15);
      assertThat(topology.counted(Meters.STORMS_OPENED)).isEqualTo(1);
      assertThat(topology.counted(Meters.REMEDIATIONS_ADVISED, "sign_in_again")).isEqualTo(1);
      assertThat(topology.counted(Meters.DEAD_LETTERS)).isZero();
      assertThat(topology.counted(Meters.UNREADABLE_RECORDS)).isZero();
      assertThat(topology.counted(Meters.SKEWED_LINES)).isZero();
    }
  }

  @Test
  void anInstanceThatEndsHoldsNoOpenStormAnyMore() {
    DrivenTopology topology = new DrivenTopology();
    storm(topology, "ann");
    storm(topology, "bob");
    assertThat(topology.openStorms()).isEqualTo(2);

    topology.close();
    assertThat(topology.openStorms()).isZero();
  }

  @Test
  void noTextOfALineIsInAnyEvent() {
    try (DrivenTopology topology = new DrivenTopology()) {
      storm(topology, "ann");

      assertThat(
              Stream.of(OUTPUT.retrySequences(), OUTPUT.storms(), OUTPUT.remediations())
                  .flatMap(topic -> topology.records(topic).stream())
                  .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
          .hasSize(5)
          .noneMatch(data -> data.contains("stream error") || data.contains("Unauthorized"));
    }
  }

  /** Three failed turns, each a minute after the last, time for the verdict and for the advice. */
  private static void storm(DrivenTopology topology, String user) {
    Duration now = Duration.between(DrivenTopology.START, topology.wall());
    topology.failingTurn(now, user);
    topology.failingTurn(now.plusMinutes(1), user);
    topology.failingTurn(now.plusMinutes(2), user);
    topology.pass(Duration.ofMinutes(4));
  }

  private static List<String> types(DrivenTopology topology, String topic) {
    return topology.events(topic).stream().map(DrivenTopology.Event::type).toList();
  }

  private static String count(DrivenTopology.Event event) {
    JsonNode data = event.data();
    return String.join(
        " ",
        data.path("windowStart").asText(),
        data.path("cause").asText(),
        data.path("outcome").asText(),
        data.path("count").asText());
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
