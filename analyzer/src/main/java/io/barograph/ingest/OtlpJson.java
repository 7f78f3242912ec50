package io.barograph.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Turns OTLP in its JSON form into the messages of the binary form, as far as logs need them. The
 * JSON form has 64-bit numbers as strings and is not the mapping that protobuf's own reader knows.
 */
final class OtlpJson {
  private OtlpJson() {}

  static LogsData read(JsonNode object) {
    LogsData.Builder logs = LogsData.newBuilder();
    for (JsonNode resource : object.path("resourceLogs")) {
      ResourceLogs.Builder ofResource = ResourceLogs.newBuilder();
      ofResource.setResource(
          Resource.newBuilder().addAllAttributes(attributes(resource.path("resource"))));
      for (JsonNode scope : resource.path("scopeLogs")) {
        ofResource.addScopeLogs(scope(scope));
      }
      logs.addResourceLogs(ofResource);
    }
    return logs.build();
  }

  private static ScopeLogs scope(JsonNode scope) {
    ScopeLogs.Builder logs = ScopeLogs.newBuilder();
    logs.setScope(
        InstrumentationScope.newBuilder().addAllAttributes(attributes(scope.path("scope"))));
    for (JsonNode record : scope.path("logRecords")) {
      LogRecord.Builder one = LogRecord.newBuilder();
      one.setTimeUnixNano(number(record.path("timeUnixNano")));
      one.setObservedTimeUnixNano(number(record.path("observedTimeUnixNano")));
      one.setEventName(record.path("eventName").asText(""));
      one.addAllAttributes(attributes(record));
      if (record.path("body").isObject()) {
        one.setBody(value(record.path("body")));
      }
      logs.addLogRecords(one);
    }
    return logs.build();
  }

  private static List<KeyValue> attributes(JsonNode owner) {
    List<KeyValue> attributes = new ArrayList<>();
    for (JsonNode attribute : owner.path("attributes")) {
      attributes.add(keyValue(attribute));
    }
    return attributes;
  }

  private static KeyValue keyValue(JsonNode attribute) {
    return KeyValue.newBuilder()
        .setKey(attribute.path("key").asText(""))
        .setValue(value(attribute.path("value")))
        .build();
  }

  private static AnyValue value(JsonNode value) {
    AnyValue.Builder any = AnyValue.newBuilder();
    if (value.path("stringValue").isTextual()) {
      any.setStringValue(value.path("stringValue").textValue());
    } else if (value.has("intValue")) {
      any.setIntValue(number(value.path("intValue")));
    } else if (value.path("doubleValue").isNumber()) {
      any.setDoubleValue(value.path("doubleValue").doubleValue());
    } else if (value.path("boolValue").isBoolean()) {
      any.setBoolValue(value.path("boolValue").booleanValue());
    } else if (value.path("bytesValue").isTextual()) {
      any.setBytesValue(bytes(value.path("bytesValue").textValue()));
    } else if (value.has("kvlistValue")) {
      KeyValueList.Builder list = KeyValueList.newBuilder();
      value.path("kvlistValue").path("values").forEach(entry -> list.addValues(keyValue(entry)));
      any.setKvlistValue(list);
    } else if (value.has("arrayValue")) {
      ArrayValue.Builder list = ArrayValue.newBuilder();
      value.path("arrayValue").path("values").forEach(entry -> list.addValues(value(entry)));
      any.setArrayValue(list);
    }
    return any.build();
  }

  /** Base64, as the JSON form has it; what is none holds no line. */
  private static ByteString bytes(String text) {
    try {
      return ByteString.copyFrom(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return ByteString.EMPTY;
    }
  }

  /** A number or a string of digits; anything else is 0, which stands for none. */
  private static long number(JsonNode node) {
    try {
      return node.isTextual() ? Long.parseUnsignedLong(node.textValue()) : node.asLong(0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
