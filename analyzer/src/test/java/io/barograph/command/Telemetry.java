package io.barograph.command;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.util.Map;

/** A line as the OpenTelemetry Collector exports it. */
final class Telemetry {
  private Telemetry() {}

  /** In binary form, the attributes on the resource. */
  static byte[] of(Instant time, String line, Map<String, String> attributes) {
    LogRecord record =
        LogRecord.newBuilder()
            .setTimeUnixNano(time.toEpochMilli() * 1_000_000)
            .setBody(AnyValue.newBuilder().setStringValue(line))
            .build();
    Resource.Builder resource = Resource.newBuilder();
    attributes.forEach(
        (name, value) ->
            resource.addAttributes(
                KeyValue.newBuilder()
                    .setKey(name)
                    .setValue(AnyValue.newBuilder().setStringValue(value))));
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(resource)
                .addScopeLogs(ScopeLogs.newBuilder().addLogRecords(record)))
        .build()
        .toByteArray();
  }
}
