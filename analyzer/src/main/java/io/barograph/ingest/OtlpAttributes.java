package io.barograph.ingest;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a log record, its map-valued body, its scope and its resource, the nearest
 * first; and its own fields {@code event.name}, {@code time_unix_nano} and {@code
 * observed_time_unix_nano}.
 */
record OtlpAttributes(LogRecord record, ScopeLogs scope, ResourceLogs resource)
    implements Attributes {
  @Override
  public @Nullable String get(String name) {
    String value = in(record.getAttributesList(), name);
    value = value == null ? field(name) : value;
    value = value == null ? in(record.getBody().getKvlistValue().getValuesList(), name) : value;
    value = value == null ? in(scope.getScope().getAttributesList(), name) : value;
    return value == null ? in(resource.getResource().getAttributesList(), name) : value;
  }

  @Override
  public List<String> all(String name) {
    String one = get(name);
    return one == null ? listed(name) : List.of(one);
  }

  /** The members of an array, where {@link #get} finds no text. */
  private List<String> listed(String name) {
    for (List<KeyValue> attributes :
        List.of(record.getAttributesList(), resource.getResource().getAttributesList())) {
      for (KeyValue attribute : attributes) {
        if (attribute.getKey().equals(name) && attribute.getValue().hasArrayValue()) {
          return attribute.getValue().getArrayValue().getValuesList().stream()
              .map(OtlpAttributes::text)
              .filter(Objects::nonNull)
              .toList();
        }
      }
    }
    return List.of();
  }

  private @Nullable String field(String name) {
    return switch (name) {
      case "event.name" -> record.getEventName().isEmpty() ? null : record.getEventName();
      case "time_unix_nano" -> Long.toUnsignedString(record.getTimeUnixNano());
      case "observed_time_unix_nano" -> Long.toUnsignedString(record.getObservedTimeUnixNano());
      default -> null;
    };
  }

  static @Nullable String in(List<KeyValue> attributes, String name) {
    for (KeyValue attribute : attributes) {
      if (attribute.getKey().equals(name)) {
        return text(attribute.getValue());
      }
    }
    return null;
  }

  private static @Nullable String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
      case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
      default -> null;
    };
  }

  /** Leaves the values out: they may hold a line. */
  @Override
  public String toString() {
    return "OtlpAttributes[" + record.getAttributesCount() + "]";
  }
}
