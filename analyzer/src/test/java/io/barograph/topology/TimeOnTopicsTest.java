package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.event.EventType;
import io.barograph.metrics.Meters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose clock decides what. */
class TimeOnTopicsTest {
  private static final OutputTopics OUTPUT = DrivenTopology.OUTPUT;
  private static final Instant FAR_AHEAD = Instant.parse("2099-01-01T00:00:00Z");
  private static final Instant NEVER_SET = Instant.EPOCH;

  @Test
  void whatIsOpenClosesWhenTrafficStopsByTheWallClockAlone() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.failingTurn(Duration.ZERO, "ann");

      topology.pass(Duration.ofSeconds(20));
      assertThat(topology.events(OUTPUT.retrySequences())).isEmpty();

      topology.pass(Duration.ofSeconds(30));
      assertThat(topology.events(OUTPUT.retrySequences())).hasSize(1);
    }
  }

  @Test
  void troubleWithoutALastLineIsClosedForAbandonedByTheWallClockAlone() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.line(Duration.ZERO, "ann", DrivenTopology.failingTurn().get(0));

      topology.pass(Duration.ofMinutes(2));
      assertThat(topology.events(OUTPUT.retrySequences())).isEmpty();

      topology.pass(Duration.ofMinutes(1));
      assertThat(topology.events(OUTPUT.retrySequences()))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.data().path("outcome").asText()).isEqualTo("abandoned");
                assertThat(event.data().path("closedBy").asText()).isEqualTo("silence");
              });
    }
  }

  @Test
  void noiseAloneMovesTimeOnAndClosesWhatIsOpen() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.failingTurn(Duration.ZERO, "ann");
      for (int second = 11; second < 60; second++) {
        topology.line(Duration.ofSeconds(second), "bob", "compiling 12 files");
      }

      assertThat(topology.events(OUTPUT.retrySequences())).hasSize(1);
    }
  }

  @Test
  void nothingIsDecidedBeforeTheAllowedLatenessThoughTheWallClockIsHoursAhead() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.until(Duration.ofHours(5));
      List<String> lines = DrivenTopology.failingTurn();
      for (int i = 0; i < lines.size(); i++) {
        topology.send(bytes(lines.get(i)), at(2L * i), DrivenTopology.headers("ann"));
      }
      topology.send(bytes("compiling"), at(20), DrivenTopology.headers("ann"));
      topology.pass(DrivenTopology.TICK);

      assertThat(topology.events(OUTPUT.retrySequences())).isEmpty();
    }
  }

  @Test
  void linesUpToTheAllowedLatenessOutOfOrderChangeNothing() {
    try (DrivenTopology inOrder = new DrivenTopology();
        DrivenTopology reversed = new DrivenTopology()) {
      List<String> lines = DrivenTopology.failingTurn();
      inOrder.until(Duration.ofMinutes(1));
      reversed.until(Duration.ofMinutes(1));
      for (int i = 0; i < lines.size(); i++) {
        int last = lines.size() - 1 - i;
        inOrder.send(bytes(lines.get(i)), at(2L * i), DrivenTopology.headers("ann"));
        reversed.send(bytes(lines.get(last)), at(2L * last), DrivenTopology.headers("ann"));
      }
      inOrder.pass(Duration.ofMinutes(1));
      reversed.pass(Duration.ofMinutes(1));

      assertThat(reversed.events(OUTPUT.retrySequences()))
          .hasSize(1)
          .isEqualTo(inOrder.events(OUTPUT.retrySequences()));
      assertThat(reversed.counted(Meters.LATE_SIGNALS)).isZero();
    }
  }

  @Test
  void aSignalThatComesTooLateIsCountedAndKeptVisibleAndChangesNothing() {
    try (DrivenTopology topology = new DrivenTopology()) {
      topology.failingTurn(Duration.ZERO, "ann");
      topology.failingTurn(Duration.ofMinutes(5), "ann");
      topology.send(bytes("tokens used"), at(4), DrivenTopology.headers("ann"));
      topology.pass(Duration.ofMinutes(1));

      assertThat(topology.events(OUTPUT.lateSignals()))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.type()).isEqualTo(EventType.SIGNAL_DELAYED);
                assertThat(event.data().path("kind").asText()).isEqualTo("turn-completed");
                assertThat(event.data().path("time").asText()).isEqualTo(at(4).toString());
              });
      assertThat(topology.counted(Meters.LATE_SIGNALS)).isEqualTo(1);
      assertThat(topology.events(OUTPUT.retrySequences()))
          .allSatisfy(
              event -> assertThat(event.data().path("outcome").asText()).isEqualTo("failed"))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z"})
  void aLineOfAWrongClockIsMarkedAndTakesTheTimeOfItsRecord(String time) {
    try (DrivenTopology topology = new DrivenTopology()) {
      String stamp = "[" + time.substring(0, 19) + "] ";
      List<String> lines = DrivenTopology.failingTurn();
      for (int i = 0; i < lines.size(); i++) {
        topology.line(Duration.ofSeconds(2L * i), "ann", stamp + lines.get(i));
      }
      topology.pass(Duration.ofMinutes(1));

      assertThat(topology.counted(Meters.SKEWED_LINES)).isEqualTo(6);
      assertThat(topology.events(OUTPUT.retrySequences()))
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.data().path("endedAt").asText()).isEqualTo(at(10).toString()));
    }
  }

  @Test
  void aLineOfAClockIn2099MovesNobodysTime() {
    try (DrivenTopology alone = new DrivenTopology();
        DrivenTopology besideIt = new DrivenTopology()) {
      besideIt.line(Duration.ZERO, "eve", "[2099-01-01T00:00:00] tokens used: 12");

      assertThat(annsEvents(besideIt)).isNotEmpty().isEqualTo(annsEvents(alone));
      assertThat(besideIt.counted(Meters.SKEWED_LINES)).isEqualTo(1);
      assertThat(besideIt.counted(Meters.LATE_SIGNALS)).isZero();
    }
  }

  @Test
  void aRecordOfAClockIn2099MovesNobodysTime() {
    try (DrivenTopology alone = new DrivenTopology();
        DrivenTopology besideIt = new DrivenTopology()) {
      besideIt.send(bytes("tokens used"), FAR_AHEAD, DrivenTopology.headers("eve"));
      besideIt.send(bytes("compiling"), FAR_AHEAD, DrivenTopology.headers("eve"));
      besideIt.failingTurn(Duration.ZERO, "eve");
      alone.failingTurn(Duration.ZERO, "eve");

      assertThat(annsEvents(besideIt)).isNotEmpty().isEqualTo(annsEvents(alone));
      assertThat(besideIt.events(OUTPUT.retryCounts()))
          .isNotEmpty()
          .isEqualTo(alone.events(OUTPUT.retryCounts()));
      assertThat(besideIt.counted(Meters.LATE_SIGNALS)).isZero();
    }
  }

  @Test
  void aRecordOfAClockThatWasNeverSetHoldsNobodyBack() {
    try (DrivenTopology alone = new DrivenTopology();
        DrivenTopology besideIt = new DrivenTopology()) {
      besideIt.send(
          bytes(DrivenTopology.failingTurn().get(0)), NEVER_SET, DrivenTopology.headers("eve"));

      assertThat(annsEvents(besideIt)).isNotEmpty().isEqualTo(annsEvents(alone));
      assertThat(besideIt.counted(Meters.DEAD_LETTERS)).isZero();
    }
  }

  private static List<DrivenTopology.Event> annsEvents(DrivenTopology topology) {
    topology.failingTurn(Duration.ofMinutes(1), "ann");
    topology.failingTurn(Duration.ofMinutes(2), "ann");
    topology.pass(Duration.ofMinutes(3));
    return topology.events(OUTPUT.retrySequences()).stream()
        .filter(event -> event.data().path("user").asText().equals("ann"))
        .toList();
  }

  private static Instant at(long seconds) {
    return DrivenTopology.START.plusSeconds(seconds);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
