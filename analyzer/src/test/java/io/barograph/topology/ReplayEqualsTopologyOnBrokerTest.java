package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.embedded.fleet.FleetOptions;
import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.SimulatedFleet;
import io.barograph.embedded.fleet.TruthEntry;
import io.barograph.event.EventType;
import io.barograph.topology.EventsOnBroker.Event;
import io.barograph.topology.LinesOnBroker.Shipped;
import io.barograph.topology.LinesOnBroker.Spread;
import io.barograph.topology.ReplayForOnBroker.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The same lines, in a file and on a real broker, are the same findings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayEqualsTopologyOnBrokerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path directory;

  private EmbeddedBroker broker;
  private final LinesOnBroker fleet = new LinesOnBroker();
  private List<Event> fleetFindings = List.of();
  private List<String> fleetStandings = List.of();
  private List<TruthEntry> truth = List.of();

  @BeforeAll
  void startBroker() throws IOException {
    broker = EmbeddedBroker.start(null, 0);
    FleetOptions options =
        FleetOptions.startingAt(Instant.parse("2026-03-02T08:00:00Z"))
            .withUsers(30)
            .withLength(Duration.ofHours(2))
            .withNoise(0.9)
            .withDuplicates(0.05)
            .withDisorder(Duration.ofSeconds(10));
    SimulatedFleet simulated = new SimulatedFleet(options);
    truth = simulated.truth();
    for (ShippedLine line : simulated) {
      fleet.add(
          line.arrival(),
          line.time(),
          line.user().value(),
          line.host().value(),
          line.session() == null ? null : line.session().value(),
          line.text());
    }
    // Longer than a storm takes to be stale.
    fleet.end(Duration.ofHours(2));
    ReplayForOnBroker replayed = ReplayForOnBroker.of(write(fleet));
    fleetFindings = replayed.findings();
    fleetStandings = replayed.standings();
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(Spread.class)
  void theRecordingsGiveTheSameFindings(Spread spread) throws Exception {
    LinesOnBroker lines = new LinesOnBroker();
    List<Event> expected = new ArrayList<>();
    for (Recording recording : ReplayForOnBroker.recordings()) {
      recording.addTo(lines);
      expected.addAll(recording.findings());
    }
    lines.sortByArrival();
    lines.end(Duration.ofMinutes(5));
    // Alone none of them is an incident; played at once they are.
    ReplayForOnBroker.findings(write(lines)).stream()
        .filter(event -> event.type().contains("incident"))
        .forEach(expected::add);
    try (AnalysisOnBroker analysis = analysis("recordings-" + spread)) {
      lines.shipJson(broker.bootstrapServers(), analysis.inputTopic(), spread);
      analysis.start();
      SameFindings.await(analysis, expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"BY_HOST, true", "ROUND_ROBIN, true", "ROUND_ROBIN, false"})
  void aFleetGivesTheSameFindings(Spread spread, boolean sieve) throws Exception {
    try (AnalysisOnBroker analysis = analysis("fleet-" + spread + "-" + sieve)) {
      fleet.shipJson(broker.bootstrapServers(), analysis.inputTopic(), spread);
      analysis.sieve(sieve);
      analysis.start();
      SameFindings.await(analysis, fleetFindings);
    }
  }

  @Test
  void aFleetGivesTheSameFindingsThoughTheAnalyzerIsRestarted() throws Exception {
    try (AnalysisOnBroker analysis = analysis("fleet-restarted");
        EventsOnBroker findings = analysis.findings()) {
      fleet.shipJson(broker.bootstrapServers(), analysis.inputTopic(), Spread.ROUND_ROBIN);
      analysis.start();
      await().atMost(PATIENCE).until(() -> findings.events().count() > fleetFindings.size() / 10);
      analysis.stop();
      assertThat(findings.events().count()).as("found before").isLessThan(fleetFindings.size());
      analysis.start();
      SameFindings.await(analysis, fleetFindings);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(analysis.standings())
                      .containsExactlyInAnyOrderElementsOf(fleetStandings));
    }
  }

  @Test
  void aFleetHasIncidentsAndAdviceThatIsTakenBack() {
    assertThat(fleetFindings)
        .extracting(Event::type)
        .contains(
            EventType.INCIDENT_OPENED,
            EventType.INCIDENT_CLOSED,
            EventType.REMEDIATION_ADVISED,
            EventType.REMEDIATION_WITHDRAWN);
    assertThat(fleetStandings).anyMatch(row -> row.contains("\"scope\":\"fleet\""));
  }

  @Test
  void plainTextWithHeadersGivesTheSameFindingsAsADumpOfTheTopic() throws Exception {
    LinesOnBroker lines = new LinesOnBroker();
    for (Recording recording : ReplayForOnBroker.recordings()) {
      recording.addTo(lines);
    }
    lines.sortByArrival();
    lines.end(Duration.ofMinutes(5));
    try (AnalysisOnBroker analysis = analysis("text");
        EventsOnBroker input = analysis.read(analysis.inputTopic())) {
      lines.shipText(broker.bootstrapServers(), analysis.inputTopic(), Spread.BY_HOST);
      Path dump = directory.resolve("topic.dump");
      Files.write(dump, input.records().stream().map(LinesOnBroker::dumped).toList());
      List<Event> expected = ReplayForOnBroker.findings(dump);
      assertThat(expected).hasSizeGreaterThan(80);
      analysis.start();
      SameFindings.await(analysis, expected);
    }
  }

  @Test
  void aFleetsStormsAreThoseThatHappened() {
    assertThat(TruthOnBroker.stormsIn(fleetFindings))
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(TruthOnBroker.stormsIn(truth));
  }

  @Test
  void aFleetsRetrySequencesAreThoseThatHappened() {
    assertThat(TruthOnBroker.sequencesIn(fleetFindings))
        .hasSizeGreaterThan(200)
        .containsExactlyInAnyOrderElementsOf(TruthOnBroker.sequencesIn(truth));
  }

  private AnalysisOnBroker analysis(String name) throws InterruptedException {
    return new AnalysisOnBroker(broker, name, directory);
  }

  private static Path write(LinesOnBroker lines) throws IOException {
    Path file = Files.createTempFile(directory, "lines", ".jsonl");
    List<String> json = new ArrayList<>();
    for (Shipped line : lines.lines()) {
      json.add(new String(line.json(), StandardCharsets.UTF_8));
    }
    return Files.write(file, json);
  }
}
