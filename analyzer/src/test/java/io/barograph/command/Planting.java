package io.barograph.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.ingest.SecretsAtRandom;
import io.barograph.ingest.SecretsAtRandom.Secret;
import io.barograph.ingest.ShipperSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records with canaries in all their parts, in the order of their times. */
final class Planting {
  static final String FAILED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";
  static final String TRACED =
      "ERROR codex_login::auth::manager: Failed to refresh token: 401 Unauthorized: ";
  private static final String NOTICE = "stream error: %s; retrying %d/5 in 187ms…";

  /** Short enough that all records of a turn are one turn. */
  private static final Duration STEP = Duration.ofMillis(500);

  final Canaries canaries = new Canaries();
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final String topic;
  private Instant time;
  private int unreadable;

  /** For a topic, from eight hours ago on. */
  Planting(String topic) {
    this.topic = topic;
    this.time = Instant.now().minus(8, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
  }

  List<ProducerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** How many records cannot be read. */
  int unreadable() {
    return unreadable;
  }

  Instant time() {
    return time;
  }

  void pass(Duration duration) {
    time = time.plus(duration);
  }

  /** A whole turn that fails for its refresh, with the secret wherever a turn has text. */
  void turn(Secret secret, Map<String, String> whose) {
    canaries.add(secret.secret());
    Map<String, String> headers = new TreeMap<>(whose);
    headers.put("x-note", secret.text());
    String cause = "Failed to refresh token: 401 Unauthorized " + secret.text();
    text("user\n" + secret.text() + "\ncodex\n", headers, secret.text());
    text(NOTICE.formatted(cause, 1), headers, null);
    text(time + " " + TRACED + secret.text(), headers, null);
    json(NOTICE.formatted(cause, 2), whose, Map.of("note", secret.text()));
    value(Telemetry.of(time, NOTICE.formatted(cause, 3), Map.of("note", secret.text())));
    event("codex.api_request", Map.of("error.message", secret.text(), "note", secret.secret()));
    text(FAILED, headers, null);
    pass(Duration.ofMinutes(1));
  }

  /** So many users fail at once that it is an incident of the fleet. */
  void wave(Secret secret) {
    for (int i = 0; i < 8; i++) {
      turn(secret, Map.of("user", "user-" + i, "host", "host-" + i));
    }
  }

  /** The secret in records that cannot be read, each in another way. */
  void unreadable(String text) {
    String line = "{\"line\":\"" + NOTICE.formatted("Failed to refresh token: 401", 1) + "\",";
    value(bytes(line + "\"note\":\"" + text));
    value(bytes(line + "\"note\":" + "[".repeat(1000) + text + "]".repeat(1000) + "}"));
    value(joined(bytes(text), (byte) 0xc3, (byte) 0x28));
    byte[] telemetry = Telemetry.of(time, text, Map.of("note", text));
    value(joined(Arrays.copyOf(telemetry, telemetry.length - 3), (byte) 0xff));
    unreadable += 4;
  }

  /** A secret in the place of every name. */
  void names(Secret secret) {
    String name = canaries.add(secret.secret());
    Map<String, String> names = new TreeMap<>();
    for (String part : List.of("user", "host", "session", "cli", "account", "pid", "file.path")) {
      names.put(part, name);
    }
    text(FAILED, names, name);
    names.put("file", name);
    json(FAILED, names, Map.of());
    Map<String, String> attributes = new TreeMap<>();
    for (String attribute :
        List.of(
            "user.name",
            "host.name",
            "session.id",
            "conversation.id",
            "user.account_id",
            "log.file.path",
            "app.version")) {
      attributes.put(attribute, name);
    }
    value(Telemetry.of(time, FAILED, attributes));
    event("codex.conversation_starts", attributes);
    event("codex.auth_recovery", attributes);
    text("<14>1 " + time + " " + name + " codex 42 - - " + FAILED, Map.of(), null);
    text("OpenAI Codex v" + name + "\nsession id: " + name + "\n" + FAILED, Map.of(), null);
  }

  private void sample(ShipperSample sample, Secret secret, Map<String, String> renamed) {
    canaries.add(secret.secret());
    Map<String, String> headers = new TreeMap<>(sample.headers());
    headers.put("x-note", secret.text());
    headers.replaceAll((name, value) -> with(renamed, value));
    byte[] value = sample.value();
    if (!sample.expect().path("envelope").asText().equals("otlp_proto")) {
      String text = new String(value, StandardCharsets.UTF_8);
      String planted = text.replace("Unauthorized", "Unauthorized " + secret.secret());
      value = bytes(with(renamed, planted));
    }
    add(value, headers, secret.secret());
  }

  /** Everything that shippers really write, each record with a secret in it. */
  void samples(Map<String, String> renamed) {
    SecretsAtRandom secrets = new SecretsAtRandom(99);
    for (ShipperSample sample : ShipperSample.all("samples.jsonl")) {
      sample(sample, secrets.opaque(40), renamed);
    }
  }

  /** What somebody asked of the CLI, wherever a turn or its shipper echoes it. */
  void prompt(String prompt, Map<String, String> whose) {
    canaries.add(prompt);
    text("user\n" + prompt + "\ncodex\n", whose, prompt);
    text(TRACED + prompt, whose, null);
    json(FAILED, whose, Map.of("prompt", prompt));
    value(Telemetry.of(time, TRACED + prompt, Map.of("prompt", prompt)));
    event("codex.user_prompt", Map.of("prompt", prompt));
  }

  void text(String text, Map<String, String> headers, @Nullable String key) {
    add(bytes(text), headers, key);
  }

  void json(String line, Map<String, String> whose, Map<String, String> more) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("time", time.toString());
    whose.forEach(json::put);
    more.forEach(json::put);
    json.put("line", line);
    add(bytes(json.toString()), Map.of(), null);
  }

  /** One of the CLI's own events, with all that it says of a refresh that was given up. */
  void event(String name, Map<String, String> more) {
    Map<String, String> attributes = new TreeMap<>(more);
    attributes.put("event.name", name);
    attributes.put("event.timestamp", time.toString());
    attributes.put("auth.step", "refresh_token");
    attributes.put("auth.outcome", "recovery_failed_permanent");
    attributes.put("auth.error_code", "token_expired");
    value(Telemetry.of(time, "", attributes));
  }

  void value(byte[] value) {
    add(value, Map.of(), null);
  }

  private void add(byte[] value, Map<String, String> headers, @Nullable String key) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, 0, time.toEpochMilli(), key == null ? null : bytes(key), value);
    headers.forEach((name, header) -> record.headers().add(name, bytes(header)));
    records.add(record);
    pass(STEP);
  }

  private static String with(Map<String, String> renamed, String text) {
    String result = text;
    for (Map.Entry<String, String> name : renamed.entrySet()) {
      result = result.replace(name.getKey(), name.getValue());
    }
    return result;
  }

  private static byte[] joined(byte[] first, byte... more) {
    byte[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
