package io.barograph.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.signal.TimeText;
import io.barograph.schemas.Schemas;
import java.net.URI;
import java.time.Instant;

/**
 * A CloudEvent 1.0.
 *
 * @param id the same for the same event, whoever computes it and how often
 * @param source the deployment, a URI reference
 * @param type such as {@code io.barograph.storm.opened.v1}
 * @param subject such as {@code user/alice}
 * @param time event time of what decided it
 * @param key the Kafka key: all events of one user stay in order
 * @param simulated whether a dry run wrote it: nobody should act on it
 */
public record CloudEvent(
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String key,
    boolean simulated,
    ObjectNode data) {

  /** Where the schema of {@link #data} is. */
  public URI dataSchema() {
    return Schemas.id(type);
  }

  /** The whole event as one line of JSON. */
  public String line() {
    return JsonLine.of(structured());
  }

  /** The whole event as one JSON object. */
  public ObjectNode structured() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", source);
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", TimeText.of(time));
    event.put("datacontenttype", "application/json");
    event.put("dataschema", dataSchema().toString());
    event.put("partitionkey", key);
    if (simulated) {
      event.put("simulated", "true");
    }
    event.set("data", data);
    return event;
  }
}
