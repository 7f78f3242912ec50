package io.barograph.sink;

import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An event as it is posted: structured mode of CloudEvents.
 *
 * @param id of the event, by which a receiver knows a repeat
 * @param json the whole event
 */
record WebhookMessage(String id, String json) {
  /** What a header can carry, without the dot that parts what is signed. */
  private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");

  /** Only of a known type can it be said where its schema is. */
  static boolean canBe(CloudEvent event) {
    return EventType.FINDINGS.contains(event.type()) && ID.matcher(event.id()).matches();
  }

  static WebhookMessage of(CloudEvent event) {
    return new WebhookMessage(event.id(), event.structured().toString());
  }

  byte[] body() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** The headers of one try, signed for its time. */
  Map<String, String> headers(WebhookSignature signature, Instant at) {
    return Map.of(
        "Content-Type",
        "application/cloudevents+json",
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(at.getEpochSecond()),
        "webhook-signature",
        signature.header(id, at, body()));
  }
}
