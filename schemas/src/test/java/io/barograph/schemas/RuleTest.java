package io.barograph.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema says beyond types and required fields. */
class RuleTest {
  private static final String SEQUENCE = "io.barograph.retry-sequence.closed.v1";
  private static final String OPENED = "io.barograph.storm.opened.v1";
  private static final String CALMED = "io.barograph.storm.calmed.v1";
  private static final String ADVISED = "io.barograph.remediation.advised.v1";
  private static final String WITHDRAWN = "io.barograph.remediation.withdrawn.v1";
  private static final String INCIDENT = "io.barograph.incident.opened.v1";
  private static final String COUNT = "io.barograph.retry-count.updated.v1";
  private static final String DELAYED = "io.barograph.signal.delayed.v1";

  /** Causes of which only one has a reason. */
  enum OtherCause {
    REFRESH_UNREACHABLE,
    API_UNAUTHORIZED,
    RATE_LIMITED,
    SERVER_ERROR,
    DISCONNECTED,
    UNKNOWN
  }

  @Test
  void aLineAloneIsALogLine() {
    assertThat(Records.faults("log-line", Records.parse("{\"line\": \"\"}"))).isEmpty();
    assertThat(Records.faults("log-line", Records.parse("{\"user\": \"dev\"}"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T15:21:06Z", "2026-11-22T16:21:06.848749+01:00"})
  void aLogLineIsTimedInAnyZone(String time) {
    assertThat(Records.faults("log-line", Records.example("log-line").put("time", time))).isEmpty();
  }

  @Test
  void aRejectedRefreshHasAReason() {
    ObjectNode example = Records.example(SEQUENCE).put("cause", "refresh_rejected");
    assertThat(Records.faults(SEQUENCE, example.put("reason", "unknown"))).isEmpty();
    assertThat(Records.faults(SEQUENCE, example.putNull("reason"))).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anyOtherCauseHasNoReason(OtherCause cause) {
    ObjectNode example =
        Records.example(SEQUENCE).put("cause", cause.name().toLowerCase(Locale.ROOT));
    assertThat(Records.faults(SEQUENCE, example.putNull("reason"))).isEmpty();
    assertThat(Records.faults(SEQUENCE, example.put("reason", "unknown"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.187S", "PT3S", "PT0.000000001S", "PT1M30S", "PT1H"})
  void aDelayIsWrittenAsJavaWritesDurations(String delay) {
    ObjectNode example = Records.example(SEQUENCE);
    example.putArray("delays").add(delay);
    assertThat(Records.faults(SEQUENCE, example)).isEmpty();
    assertThat(Duration.parse(delay)).hasToString(delay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"187ms", "PT", "PT-3S", "3", "PT0.1875968321S", "P1D"})
  void anythingElseIsNoDelay(String delay) {
    ObjectNode example = Records.example(SEQUENCE);
    example.putArray("delays").add(delay);
    assertThat(Records.faults(SEQUENCE, example)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"refresh-rejected\": {\"seen\": 1}}",
        "{\"refresh-rejected\": 1}",
        "{\"refresh-rejected\": {\"seen\": -1, \"repeated\": 0}}",
        "{\"Refresh rejected!\": {\"seen\": 1, \"repeated\": 0}}"
      })
  void evidenceCountsKindsOfLine(String evidence) {
    ObjectNode example = Records.example(SEQUENCE);
    example.set(
        "evidence", Records.parse("{\"kind-of-tomorrow\": {\"seen\": 1, \"repeated\": 0}}"));
    assertThat(Records.faults(SEQUENCE, example)).isEmpty();
    example.set("evidence", Records.parse(evidence));
    assertThat(Records.faults(SEQUENCE, example)).isNotEmpty();
  }

  @Test
  void aTurnMayFailWithoutAnyNotice() {
    ObjectNode example =
        Records.example(SEQUENCE).put("attempts", 0).put("limit", 0).put("lastAttempt", 0);
    assertThat(Records.faults(SEQUENCE, example.putNull("version"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    SEQUENCE + ", attempts, -1",
    SEQUENCE + ", limit, 101",
    SEQUENCE + ", user, ''",
    SEQUENCE + ", outcome, unfinished",
    SEQUENCE + ", cause, api_401",
    OPENED + ", failedSequences, 0",
    OPENED + ", stormId, st_PLHNENAAPRBFGNMV",
    OPENED + ", stormId, st_0123456789abcdef",
    OPENED + ", hosts, []",
    OPENED + ", hosts, '[\"a\", \"a\"]'",
    OPENED + ", window, 10m",
    OPENED + ", reason, none",
    CALMED + ", how, silence",
    ADVISED + ", rung, -1",
    ADVISED + ", rung, 5",
    ADVISED + ", action, restart",
    INCIDENT + ", incidentId, in_1",
    ADVISED + ", os, beos",
    ADVISED + ", scope, everybody",
    ADVISED + ", scopeEvidence, []",
    ADVISED + ", causes, '[{\"cause\": \"long_idle\", \"confidence\": \"high\"}]'",
    WITHDRAWN + ", because, dismissed",
    WITHDRAWN + ", result, perhaps",
    INCIDENT + ", segment, '{\"dimension\": \"version\"}'",
    INCIDENT + ", segment, '{\"dimension\": \"team\", \"value\": \"a\"}'",
    INCIDENT + ", evidence, []",
    INCIDENT + ", failing, 0",
    ADVISED + ", commands, '{\"linux\": \"\", \"macos\": \"\"}'",
    ADVISED + ", destructiveAlternative, '{\"linux\": \"\", \"macos\": \"\", \"windows\": \"\"}'",
    COUNT + ", count, -1",
    DELAYED + ", kind, RetryAnnounced",
    "storm-state, rung, 5",
    "storm-state, advice, log_out",
    "cloud-event, simulated, false",
    "cloud-event, specversion, 0.3",
    "cloud-event, type, storm",
    "cloud-event, dataschema, https://example.org/x.schema.json"
  })
  void aValueOutOfBoundsIsRefused(String name, String field, String value) {
    ObjectNode example = Records.example(name);
    JsonNode kind = example.path(field);
    example.set(field, kind.isTextual() ? example.textNode(value) : Records.parse(value));
    assertThat(Records.faults(name, example)).isNotEmpty();
  }

  @Test
  void aNameMayBe256CharactersLong() {
    ObjectNode example = Records.example(OPENED).put("user", "u".repeat(256));
    assertThat(Records.faults(OPENED, example)).isEmpty();
    assertThat(Records.faults(OPENED, example.put("user", "u".repeat(257)))).isNotEmpty();
  }

  @Test
  void aRemediationMayCarryADestructiveAlternative() {
    ObjectNode example = Records.example(ADVISED);
    example
        .putObject("destructiveAlternative")
        .put("linux", "rm -r ~/.codex")
        .put("macos", "rm -r ~/.codex")
        .put("windows", "rmdir /s %USERPROFILE%\\.codex")
        .put("warning", "Deletes configuration, history and saved sessions.");
    assertThat(Records.faults(ADVISED, example)).isEmpty();
  }

  @Test
  void handingOverNeedsNoCommand() {
    ObjectNode example = Records.example(ADVISED).put("rung", 4).put("action", "hand_over");
    example.putObject("commands").put("linux", "").put("macos", "").put("windows", "");
    assertThat(Records.faults(ADVISED, example)).isEmpty();
  }

  @Test
  void waitingHasNothingToType() {
    ObjectNode example = Records.example(ADVISED).put("rung", 0).put("action", "wait");
    example.putObject("commands").put("linux", "").put("macos", "").put("windows", "");
    example.putNull("os").putNull("command").put("incidentId", "in_227vmc63iljckqau");
    assertThat(Records.faults(ADVISED, example)).isEmpty();
  }

  @Test
  void anIncidentMayBeOfTheWholeFleet() {
    ObjectNode example = Records.example(INCIDENT);
    example.putObject("segment").put("dimension", "all").putNull("value");
    assertThat(Records.faults(INCIDENT, example)).isEmpty();
  }

  @Test
  void anEventThatIsNotSimulatedDoesNotSaySo() {
    ObjectNode example = Records.example("cloud-event");
    example.remove("simulated");
    assertThat(Records.faults("cloud-event", example)).isEmpty();
  }

  @Test
  void theExampleOfAnEnvelopeHoldsWhatItsTypeNames() {
    ObjectNode event = Records.example("cloud-event");
    String type = event.path("type").asText();
    assertThat(event.path("dataschema").asText()).isEqualTo(Schemas.id(type).toString());
    assertThat(event.path("data")).isEqualTo(Records.example(type));
  }
}
