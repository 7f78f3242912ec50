package io.barograph.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.schemas.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Rows and events as the topics hold them, from the examples of the schemas. */
final class Rows {
  static final URI BOARD = URI.create("http://board.example:9464/");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  /** An open storm of the user; its id is made of the name. */
  static ObjectNode storm(String user) {
    return example("storm-state").put("user", user).put("stormId", stormId(user));
  }

  static String stormId(String user) {
    return "st_" + user;
  }

  static StormAlert alert(ObjectNode state) {
    return alert(state, null);
  }

  static StormAlert alert(ObjectNode state, @Nullable ObjectNode advice) {
    StormAlert alert = StormAlert.of(state, advice, BOARD);
    if (alert == null) {
      throw new AssertionError("no alert of " + state);
    }
    return alert;
  }

  /** The advice of the example, for the user's storm. */
  static CloudEvent advised(String user) {
    ObjectNode data =
        example(EventType.REMEDIATION_ADVISED).put("user", user).put("stormId", stormId(user));
    return event("ev_advised_" + user, EventType.REMEDIATION_ADVISED, user, false, data);
  }

  static CloudEvent withdrawn(String user, String action) {
    ObjectNode data =
        example(EventType.REMEDIATION_WITHDRAWN)
            .put("user", user)
            .put("stormId", stormId(user))
            .put("action", action);
    return event("ev_withdrawn_" + user, EventType.REMEDIATION_WITHDRAWN, user, false, data);
  }

  static CloudEvent event(String id, String type, String user, boolean simulated, ObjectNode data) {
    return new CloudEvent(
        id,
        "/barograph/test",
        type,
        "user/" + user,
        Instant.parse("2026-11-22T15:21:50Z"),
        user,
        simulated,
        data);
  }

  /** The record of an event, as the analyzer writes it. */
  static ConsumerRecord<byte[], byte[]> record(CloudEvent event, long offset) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("advice", 0, offset, bytes(event.key()), value(event));
    headers(event).forEach(record.headers()::add);
    return record;
  }

  /** The same to be written. */
  static ProducerRecord<byte[], byte[]> toWrite(String topic, int partition, CloudEvent event) {
    return new ProducerRecord<>(
        topic,
        partition,
        event.time().toEpochMilli(),
        bytes(event.key()),
        value(event),
        headers(event));
  }

  private static List<Header> headers(CloudEvent event) {
    List<Header> headers = new ArrayList<>();
    headers.add(header("ce_specversion", "1.0"));
    headers.add(header("ce_id", event.id()));
    headers.add(header("ce_source", event.source()));
    headers.add(header("ce_type", event.type()));
    headers.add(header("ce_subject", event.subject()));
    headers.add(header("ce_time", event.time().toString()));
    if (event.simulated()) {
      headers.add(header("ce_simulated", "true"));
    }
    return headers;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, bytes(value));
  }

  private static byte[] value(CloudEvent event) {
    return bytes(event.data().toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode example(String name) {
    try (InputStream example = Schemas.openExample(name)) {
      return (ObjectNode) JSON.readTree(example);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
