package io.barograph.board;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.signal.StableId;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.feed.Told;
import io.barograph.schemas.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the topics tell in the tests: the examples of the schemas, of other people at other times.
 */
public final class Telling {
  public static final Instant START = Instant.parse("2026-03-01T21:40:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Telling() {}

  /** An example as the schemas give it. */
  public static ObjectNode example(String name) {
    String path = "/io/barograph/schemas/" + name + ".example.json";
    try (InputStream in = Objects.requireNonNull(Schemas.class.getResourceAsStream(path), path)) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Told happened(String type, String id, Instant at, ObjectNode data) {
    return new Told.Happened(new CloudEvent(id, "/barograph", type, "s", at, "k", false, data));
  }

  public static Told simulated(Told told) {
    CloudEvent event = ((Told.Happened) told).event();
    return new Told.Happened(
        new CloudEvent(
            event.id(),
            event.source(),
            event.type(),
            event.subject(),
            event.time(),
            event.key(),
            true,
            event.data()));
  }

  public static Told stands(String user, Instant onset, @Nullable String incident) {
    ObjectNode row = storm("storm-state", user, onset);
    row.put("incidentId", incident);
    if (incident != null) {
      row.put("scope", "fleet").put("advice", "wait").put("rung", 0);
      texts(row, "scopeEvidence", "14 of 40 active users fail on a rejected refresh.");
    }
    return new Told.Stands(user + "/codex", row);
  }

  public static Told over(String user) {
    return new Told.Over(user + "/codex");
  }

  public static Told opened(String user, Instant onset) {
    return happened(
        EventType.STORM_OPENED,
        "open-" + user + onset,
        onset.plusSeconds(120),
        storm(EventType.STORM_OPENED, user, onset));
  }

  public static Told escalated(String user, Instant onset, int failures) {
    ObjectNode data = storm(EventType.STORM_ESCALATED, user, onset);
    data.put("failedSequences", failures);
    return happened(
        EventType.STORM_ESCALATED,
        "grow-" + user + onset + failures,
        onset.plusSeconds(60L * failures),
        data);
  }

  public static Told calmed(String user, Instant onset, Duration lasted, String how) {
    return happened(
        EventType.STORM_CALMED,
        "calm-" + user + onset,
        onset.plus(lasted),
        storm(EventType.STORM_CALMED, user, onset).put("how", how));
  }

  public static Told failed(String user, String host, Instant at) {
    return sequence(user, host, at, "failed", "refresh_rejected");
  }

  public static Told sequence(String user, String host, Instant at, String outcome, String cause) {
    ObjectNode data = example(EventType.SEQUENCE_CLOSED);
    data.put("user", user).put("host", host).put("outcome", outcome).put("cause", cause);
    data.put("startedAt", at.minusSeconds(15).toString()).put("endedAt", at.toString());
    if (!cause.equals("refresh_rejected")) {
      data.putNull("reason");
    }
    return happened(EventType.SEQUENCE_CLOSED, "seq-" + user + host + at, at, data);
  }

  public static Told advised(String user, Instant onset, Duration after, int rung, String action) {
    Instant at = onset.plus(after);
    ObjectNode data = example(EventType.REMEDIATION_ADVISED);
    data.put("stormId", stormId(user, onset)).put("user", user).put("rung", rung);
    data.put("action", action).put("advisedAt", at.toString());
    data.put("expiresAt", at.plus(Duration.ofHours(1)).toString());
    texts(
        data,
        "evidence",
        "3 turns failed because the refresh token was rejected, the last at " + at + ".",
        "It fails on the only host that is in use.");
    return happened(EventType.REMEDIATION_ADVISED, "adv-" + user + at, at, data);
  }

  public static Told withdrawn(
      String user, Instant onset, Duration given, Duration taken, String because, String result) {
    ObjectNode data = example(EventType.REMEDIATION_WITHDRAWN);
    data.put("stormId", stormId(user, onset)).put("user", user);
    data.put("advisedAt", onset.plus(given).toString());
    data.put("withdrawnAt", onset.plus(taken).toString());
    data.put("because", because).put("result", result);
    Instant at = onset.plus(taken);
    return happened(EventType.REMEDIATION_WITHDRAWN, "wdr-" + user + at, at, data);
  }

  public static Told incident(String id, Instant opened, @Nullable Instant closed) {
    String type = closed == null ? EventType.INCIDENT_OPENED : EventType.INCIDENT_CLOSED;
    ObjectNode data = example(type);
    data.put("incidentId", id).put("openedAt", opened.toString());
    if (closed != null) {
      data.put("closedAt", closed.toString());
    }
    Instant at = closed == null ? opened : closed;
    return happened(type, type + id, at, data);
  }

  public static String stormId(String user, Instant onset) {
    return StableId.of("st", user, onset);
  }

  private static ObjectNode storm(String example, String user, Instant onset) {
    ObjectNode data = example(example);
    data.put("stormId", stormId(user, onset)).put("user", user);
    data.put("onset", onset.toString());
    data.put("openedAt", onset.plusSeconds(120).toString());
    data.put("lastFailureAt", onset.plusSeconds(360).toString());
    texts(data, "hosts", user + "-laptop");
    return data;
  }

  private static void texts(ObjectNode data, String field, String... texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    List.of(texts).forEach(array::add);
    data.set(field, array);
  }
}
