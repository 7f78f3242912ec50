package io.barograph.topology;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.signal.TimeText;
import io.barograph.event.CloudEvent;
import io.barograph.event.Events;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Findings to CloudEvents in binary mode: attributes in the headers, the data as plain JSON. */
final class WriteEvents extends ContextualProcessor<String, Finding, String, byte[]> {
  private final Events events;

  WriteEvents(Events events) {
    this.events = events;
  }

  @Override
  public void process(Record<String, Finding> record) {
    CloudEvent event = events.of(record.value());
    if (event != null) {
      context().forward(binary(event));
    }
  }

  static Record<String, byte[]> binary(CloudEvent event) {
    Headers headers = new RecordHeaders();
    header(headers, "ce_specversion", "1.0");
    header(headers, "ce_id", event.id());
    header(headers, "ce_source", event.source());
    header(headers, "ce_type", event.type());
    header(headers, "ce_subject", event.subject());
    header(headers, "ce_time", TimeText.of(event.time()));
    header(headers, "ce_dataschema", event.dataSchema().toString());
    header(headers, "ce_partitionkey", event.key());
    if (event.simulated()) {
      header(headers, "ce_simulated", "true");
    }
    header(headers, "content-type", "application/json");
    return new Record<>(event.key(), json(event.data()), event.time().toEpochMilli(), headers);
  }

  static byte[] json(ObjectNode data) {
    return data.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void header(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
