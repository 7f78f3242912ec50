package io.barograph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Engines;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.LoginState;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.UserId;
import io.barograph.core.storm.StormFinding;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The CLI's own events from the bytes that a collector writes to a topic. The CLI's logger names
 * each record after a place in its source, and the event in an attribute.
 */
class CodexTelemetryTest {
  private static final String CONVERSATION = "019ab4c1-7f6e-7c52-a8c1-0d4e5f6a7b8";
  private static final Map<String, String> GIVEN_UP =
      Map.of(
          "event.name",
          "codex.auth_recovery",
          "auth.step",
          "refresh_token",
          "auth.outcome",
          "recovery_failed_permanent",
          "auth.error_code",
          "token_expired");
  private static final Map<String, String> PROMPT =
      Map.of("event.name", "codex.user_prompt", "prompt", "say hi");

  @Test
  void anEventTellsItsConversationItsAccountAndItsTime() {
    Instant at = Heard.AT.minusMillis(250);
    Sighting seen = heard(protobuf(event(GIVEN_UP, CONVERSATION, at))).sighting();

    assertThat(seen.login()).isEqualTo(new Login(new UserId("dana"), "codex"));
    assertThat(seen.session()).isEqualTo(new SessionId(CONVERSATION));
    assertThat(seen.account()).isEqualTo(new AccountId("acct-1"));
    assertThat(seen.host()).isEqualTo(new HostId("laptop"));
    assertThat(seen.origin()).isEqualTo(Origin.TELEMETRY);
    assertThat(seen.time()).isEqualTo(at);
  }

  @Test
  void theJsonFormTellsTheSame() {
    LogsData logs = logs(event(GIVEN_UP, CONVERSATION, Heard.AT));
    byte[] json = json(logs);

    assertThat(heard(json).sightings).isEqualTo(heard(logs.toByteArray()).sightings).hasSize(1);
  }

  @Test
  void theNameMayStandInTheRecordsOwnField() {
    Map<String, String> attributes = new TreeMap<>(GIVEN_UP);
    attributes.remove("event.name");
    LogRecord record =
        event(attributes, CONVERSATION, Heard.AT).toBuilder()
            .setEventName("codex.auth_recovery")
            .build();

    assertThat(heard(protobuf(record)).sightings).hasSize(1);
  }

  @Test
  void eventsWithoutASignalAreNoiseInEitherForm() {
    LogsData logs =
        logs(
            event(Map.of("event.name", "codex.tool_result"), CONVERSATION, Heard.AT),
            event(Map.of("event.name", "codex.sse_event"), CONVERSATION, Heard.AT));
    byte[] json = json(logs);

    for (byte[] value : List.of(logs.toByteArray(), json)) {
      assertThat(heard(value).sightings).isEmpty();
      assertThat(heard(value).unreadable).isEmpty();
    }
    assertThat(heard(logs.toByteArray()).noise).isEqualTo(2);
  }

  @Test
  void anotherProgramsNamedRecordStillHoldsItsLine() {
    LogRecord record =
        LogRecord.newBuilder()
            .setEventName("event src/main.rs:41")
            .setBody(AnyValue.newBuilder().setStringValue(Heard.FAILED))
            .build();

    assertThat(heard(protobuf(record)).sighting().origin()).isEqualTo(Origin.STDERR);
  }

  @Test
  void withoutAUserTheAccountStandsIn() {
    LogsData logs = logs(event(GIVEN_UP, CONVERSATION, Heard.AT));
    LogsData nameless =
        logs.toBuilder()
            .setResourceLogs(
                0, logs.getResourceLogs(0).toBuilder().setResource(resource("host.name", "laptop")))
            .build();

    assertThat(heard(nameless.toByteArray()).sighting().user())
        .isEqualTo(new UserId("account:acct-1"));
  }

  @Test
  void anAddressIsNeverTheUser() {
    assertThat(heard(protobuf(event(GIVEN_UP, CONVERSATION, Heard.AT))).sightings.toString())
        .doesNotContain("dana@example.com");
  }

  @Test
  void threeTurnsOnStderrAndInTelemetryAreOneStormOfThree() {
    List<Sighting> seen = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      Instant at = Heard.AT.plusSeconds(60L * run);
      String conversation = CONVERSATION + run;
      seen.addAll(lines(at, conversation));
      seen.addAll(
          heard(
                  protobuf(
                      event(PROMPT, conversation, at.plusMillis(200)),
                      event(GIVEN_UP, conversation, at.plusMillis(900))))
              .sightings);
    }

    List<StormFinding> storms = storms(seen);
    assertThat(storms).hasSize(1);
    assertThat(storms.get(0)).isInstanceOf(StormFinding.Opened.class);
    assertThat(storms.get(0).storm().failedSequences()).isEqualTo(3);
    assertThat(storms(telemetry(seen))).hasSize(1);
  }

  private static List<Sighting> telemetry(List<Sighting> seen) {
    return seen.stream().filter(sighting -> sighting.origin() == Origin.TELEMETRY).toList();
  }

  /** What a shipper sends of stderr: one record, stamped when the last line was read. */
  private static List<Sighting> lines(Instant start, String conversation) {
    List<Sighting> seen = new ArrayList<>();
    List<String> lines =
        List.of("OpenAI Codex v0.146.1", "session id: " + conversation, Heard.FAILED);
    for (int i = 0; i < lines.size(); i++) {
      String json =
          "{\"user\":\"dana\",\"host\":\"laptop\",\"line\":\"%s\",\"time\":\"%s\"}"
              .formatted(lines.get(i), start.plusMillis(450L * i));
      seen.addAll(heard(json.getBytes(StandardCharsets.UTF_8)).sightings);
    }
    assertThat(seen).hasSize(3);
    return seen;
  }

  private static List<StormFinding> storms(List<Sighting> seen) {
    Engine engine = Engines.byDefault().logins();
    LoginState state = new LoginState(seen.get(0).login());
    List<Finding> findings = new ArrayList<>();
    seen.stream()
        .sorted(Comparator.comparing(Sighting::time))
        .forEach(sighting -> engine.accept(state, sighting, sighting.time(), findings::add));
    engine.finish(state, findings::add);
    return findings.stream()
        .filter(Finding.StormChanged.class::isInstance)
        .map(finding -> ((Finding.StormChanged) finding).storm())
        .toList();
  }

  private static Heard heard(byte[] value) {
    return Heard.of(Heard.record(value, null, Map.of(), Heard.AT.plusSeconds(600)));
  }

  private static byte[] protobuf(LogRecord... records) {
    return logs(records).toByteArray();
  }

  /** As a team sets {@code OTEL_RESOURCE_ATTRIBUTES=user.name=dana}. */
  private static LogsData logs(LogRecord... records) {
    return LogsData.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(
                    resource(
                        "service.name", "codex_exec", "host.name", "laptop", "user.name", "dana"))
                .addScopeLogs(ScopeLogs.newBuilder().addAllLogRecords(Arrays.asList(records))))
        .build();
  }

  /** The JSON form, as a collector writes it. */
  private static byte[] json(LogsData logs) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode resources = root.putArray("resourceLogs");
    for (ResourceLogs resource : logs.getResourceLogsList()) {
      ObjectNode ofResource = resources.addObject();
      attributes(ofResource.putObject("resource"), resource.getResource().getAttributesList());
      ArrayNode records = ofResource.putArray("scopeLogs").addObject().putArray("logRecords");
      for (LogRecord record : resource.getScopeLogs(0).getLogRecordsList()) {
        ObjectNode ofRecord = records.addObject().put("eventName", record.getEventName());
        attributes(ofRecord, record.getAttributesList());
      }
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void attributes(ObjectNode of, List<KeyValue> attributes) {
    ArrayNode all = of.putArray("attributes");
    for (KeyValue attribute : attributes) {
      ObjectNode one = all.addObject().put("key", attribute.getKey());
      one.putObject("value").put("stringValue", attribute.getValue().getStringValue());
    }
  }

  private static Resource resource(String... attributes) {
    Resource.Builder resource = Resource.newBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      resource.addAttributes(attribute(attributes[i], attributes[i + 1]));
    }
    return resource.build();
  }

  private static LogRecord event(Map<String, String> attributes, String conversation, Instant at) {
    LogRecord.Builder record =
        LogRecord.newBuilder()
            .setEventName("event otel/src/events/session_telemetry.rs:512")
            .addAttributes(attribute("event.timestamp", at.toString()))
            .addAttributes(attribute("conversation.id", conversation))
            .addAttributes(attribute("user.account_id", "acct-1"))
            .addAttributes(attribute("user.email", "dana@example.com"));
    attributes.forEach((name, value) -> record.addAttributes(attribute(name, value)));
    return record.build();
  }

  private static KeyValue attribute(String name, String value) {
    return KeyValue.newBuilder()
        .setKey(name)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}
