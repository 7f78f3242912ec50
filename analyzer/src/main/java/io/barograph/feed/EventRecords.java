package io.barograph.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.event.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads events back from records in the binary mode of CloudEvents. */
public final class EventRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventRecords() {}

  /**
   * The event of a record.
   *
   * @throws UnreadableEventException if it is none
   */
  public static CloudEvent event(ConsumerRecord<byte[], byte[]> record)
      throws UnreadableEventException {
    return new CloudEvent(
        header(record, "ce_id"),
        header(record, "ce_source"),
        header(record, "ce_type"),
        header(record, "ce_subject"),
        time(header(record, "ce_time")),
        key(record),
        "true".equals(text(record.headers().lastHeader("ce_simulated"))),
        object(record.value()));
  }

  /**
   * What a record of the compacted topic of open storms tells.
   *
   * @throws UnreadableEventException if it tells nothing
   */
  static Told state(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
    String login = key(record);
    return record.value() == null
        ? new Told.Over(login)
        : new Told.Stands(login, object(record.value()));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) throws UnreadableEventException {
    if (record.key() == null) {
      throw new UnreadableEventException("it has no key");
    }
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name)
      throws UnreadableEventException {
    String text = text(record.headers().lastHeader(name));
    if (text == null) {
      throw new UnreadableEventException("it has no header " + name);
    }
    return text;
  }

  private static @Nullable String text(@Nullable Header header) {
    byte[] value = header == null ? null : header.value();
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private static Instant time(String text) throws UnreadableEventException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableEventException("its time is none");
    }
  }

  private static ObjectNode object(byte @Nullable [] value) throws UnreadableEventException {
    try {
      JsonNode read = value == null ? null : JSON.readTree(value);
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // As any other value that is no object.
    }
    throw new UnreadableEventException("its value is no JSON object");
  }
}
