package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.event.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that read and write files, as typed. */
class FileCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORDING = "src/test/resources/captures/0.163.0/refresh401.log";

  @TempDir Path directory;

  @Test
  void replayOfARecordingPrintsExactlyOneClosedSequence() throws IOException {
    Typed replay =
        Typed.type("replay", "--user", "u", "--start", "2026-01-01T00:00:00Z", RECORDING);

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.lines()).hasSize(1);
    JsonNode event = JSON.readTree(replay.lines().get(0));
    SchemaCheck.assertValidEvent(event);
    assertThat(event.path("type").asText()).isEqualTo("io.barograph.retry-sequence.closed.v1");
    assertThat(event.path("data").path("outcome").asText()).isEqualTo("failed");
    assertThat(event.path("data").path("cause").asText()).isEqualTo("refresh_rejected");
    assertThat(event.path("data").path("reason").asText()).isEqualTo("reused");
    assertThat(replay.err()).contains("94 lines");
  }

  @Test
  void replayOfAGoodRunPrintsNothing() {
    Typed replay = Typed.type("replay", "--user", "u", "src/test/resources/captures/0.66.0/ok.log");

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out()).isEmpty();
  }

  @Test
  void replayReadsStandardInput() throws IOException {
    Typed replay =
        Typed.typeInto(Files.readString(Path.of(RECORDING)), "replay", "--user", "u", "-");

    assertThat(replay.lines()).hasSize(1);
  }

  @Test
  void onlyTheTypesAskedForArePrinted() {
    Typed replay = Typed.type("replay", "--type", "storm.opened", RECORDING);

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out()).isEmpty();
  }

  @Test
  void aTypeNobodyKnowsIsAMistakeOfUsage() {
    Typed replay = Typed.type("replay", "--type", "storm.blown", RECORDING);

    assertThat(replay.exitCode()).isEqualTo(2);
    assertThat(replay.err()).contains("storm.opened").contains("not storm.blown");
  }

  @Test
  void aSimulatedFleetCanBeReplayedAndItsStormsAreThoseThatHappened() throws IOException {
    Path lines = directory.resolve("fleet.jsonl");
    Path truth = directory.resolve("truth.jsonl");
    Typed simulate =
        Typed.type(
            "simulate",
            "--users",
            "12",
            "--length",
            "40m",
            "--noise",
            "0.5",
            "--disorder",
            "5s",
            "--out",
            lines.toString(),
            "--truth",
            truth.toString());
    assertThat(simulate.exitCode()).isZero();
    try (var written = Files.lines(lines)) {
      SchemaCheck.assertValid("log-line", JSON.readTree(written.findFirst().orElseThrow()));
    }

    Typed replay = Typed.type("replay", "--type", "storm.opened", lines.toString());

    assertThat(replay.lines().stream().map(line -> field(line, "data", "user")).sorted())
        .isNotEmpty()
        .containsExactlyElementsOf(
            Files.readAllLines(truth).stream()
                .filter(line -> line.contains("\"truth\":\"storm\""))
                .map(line -> field(line, "user"))
                .sorted()
                .toList());
  }

  @Test
  void whereToSimulateToMustBeSaid() {
    Typed simulate = Typed.type("simulate", "--users", "2");

    assertThat(simulate.exitCode()).isEqualTo(2);
    assertThat(simulate.err()).contains("--out").contains("--bootstrap-servers");
  }

  @Test
  void theTopologyIsPrintedAsKafkaStreamsSeesIt() {
    assertThat(Typed.type("topology").out())
        .contains("recognise-signals", "signals-by-user", "watch-users", "storm-state-out");
  }

  @Test
  void aMissingFileIsNamed() {
    Typed replay = Typed.type("replay", "no-such-file.log");

    assertThat(replay.exitCode()).isEqualTo(1);
    assertThat(replay.err()).contains("no-such-file.log does not exist");
    assertNoStackTrace(replay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "^(?P<time>\\S+) (?P<text>.*)$", "^(?P<line>.*)(?P<colour>.*)$"})
  void aPatternThatCannotWorkIsAMistakeOfUsage(String pattern) {
    Typed replay = Typed.type("replay", "--pattern", pattern, RECORDING);

    assertThat(replay.exitCode()).isEqualTo(2);
    assertThat(replay.err()).contains("--pattern");
    assertNoStackTrace(replay);
  }

  @Test
  void aTimeThatIsNoneIsAMistakeOfUsage() {
    Typed replay = Typed.type("replay", "--start", "yesterday", RECORDING);

    assertThat(replay.exitCode()).isEqualTo(2);
    assertThat(replay.err()).contains("--start").contains("yesterday");
  }

  @Test
  void everyWrongSettingIsNamedAtOnce() {
    Typed replay =
        Typed.type("replay", "--set", "storm.threshold=1", "--set", "storm.windw=5m", RECORDING);

    assertThat(replay.exitCode()).isEqualTo(2);
    assertThat(replay.err())
        .contains("storm.threshold must be")
        .contains("storm.windw")
        .contains("storm.window");
    assertNoStackTrace(replay);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "run", "replay", "explain", "simulate", "broker", "topics", "topology"})
  void everyCommandHasHelp(String command) {
    CommandHelp help = CommandHelp.of(command);

    assertThat(help.exitCode()).isZero();
    assertThat(help.text()).startsWith("Usage: barograph " + command);
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamedInOneSentence() {
    Typed topics = Typed.type("topics", "--bootstrap-servers", "127.0.0.1:1");

    assertThat(topics.exitCode()).isEqualTo(1);
    assertThat(topics.err()).contains("127.0.0.1:1").contains("no broker answers");
    assertNoStackTrace(topics);
  }

  private static void assertNoStackTrace(Typed typed) {
    assertThat(typed.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  private static String field(String json, String... path) {
    try {
      JsonNode node = JSON.readTree(json);
      for (String name : List.of(path)) {
        node = node.path(name);
      }
      return node.asText();
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }
}
