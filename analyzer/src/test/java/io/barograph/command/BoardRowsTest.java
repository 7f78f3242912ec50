package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.board.Board;
import io.barograph.command.screen.Summary;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.feed.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From what the topics tell to the rows of the live screen, by the examples of the schemas. */
class BoardRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES =
      Path.of("../schemas/src/main/resources/io/barograph/schemas");

  private final Board board = new Board("a test");
  private Instant now = Instant.parse("2026-11-22T15:22:13.589165Z");

  @Test
  void openStormsAreToldTheWorstFirst() throws IOException {
    board.told(new Told.Stands("dev/codex", example("storm-state")));
    ObjectNode worse = example("storm-state").put("user", "ann").put("failedSequences", 40);
    board.told(new Told.Stands("ann/codex", worse.put("incidentId", "in_a").putNull("advice")));

    Instant opened = Instant.parse("2026-11-22T15:21:50.866970Z");
    assertThat(BoardRows.storms(board.overview()))
        .containsExactly(
            new Summary.OpenStorm("ann", "codex", opened, 40, "revoked", "one_user", "", true),
            new Summary.OpenStorm(
                "dev", "codex", opened, 4, "revoked", "one_user", "sign_in_again", false));
  }

  @Test
  void anIncidentIsToldUntilItCloses() throws IOException {
    happened(EventType.INCIDENT_OPENED);
    assertThat(BoardRows.incidents(board.overview()))
        .singleElement()
        .satisfies(open -> assertThat(open.failing()).isPositive());

    happened(EventType.INCIDENT_CLOSED);
    assertThat(BoardRows.incidents(board.overview())).isEmpty();
    assertThat(BoardRows.events(board.overview()))
        .extracting(Summary.Event::what)
        .containsExactly("incident.closed", "incident.opened");
  }

  @Test
  void whatHappenedIsToldTheNewestFirst() throws IOException {
    for (String type :
        new String[] {
          EventType.STORM_OPENED,
          EventType.REMEDIATION_ADVISED,
          EventType.REMEDIATION_WITHDRAWN,
          EventType.STORM_CALMED
        }) {
      happened(type);
    }

    assertThat(BoardRows.events(board.overview()))
        .extracting(event -> event.what() + " " + event.details())
        .contains(
            "storm.calmed cli=codex how=recovered",
            "remediation.advised cli=codex action=sign_in_again",
            "storm.opened cli=codex reason=revoked");
    assertThat(BoardRows.events(board.overview()))
        .extracting(Summary.Event::at)
        .isSortedAccordingTo((one, other) -> other.compareTo(one));
  }

  private void happened(String type) throws IOException {
    ObjectNode data = example(type);
    now = now.plusSeconds(1);
    board.told(
        new Told.Happened(
            new CloudEvent("ev_" + type, "/test", type, "user/dev", now, "dev", false, data)));
  }

  private static ObjectNode example(String name) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(name + ".example.json"));
    return (ObjectNode) JSON.readTree(text);
  }
}
