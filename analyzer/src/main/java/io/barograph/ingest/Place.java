package io.barograph.ingest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for whose a line is, such as {@code header:user} or {@code json:/host/name}.
 *
 * @param name as it is written in the settings; {@code explain} shows it
 */
public record Place(String name, Kind kind, String detail, JsonPointer pointer) {
  private static final JsonPointer NOWHERE = JsonPointer.empty();

  /** What a place is written with. */
  public enum Kind {
    /** A Kafka header. */
    HEADER("header:"),
    /** A field of the JSON around the line, by RFC 6901. */
    JSON("json:"),
    /** An attribute of an OpenTelemetry log record, its scope or its resource. */
    OTEL("otel:"),
    /** Of the host's prefix: host, program, pid, time, or a parameter of RFC 5424. */
    SYSLOG("syslog:"),
    /** A named group of {@code --pattern}. */
    GROUP("group:"),
    /** The record's key, as text. */
    KEY("key"),
    /** What an option says of lines that do not say it. */
    GIVEN("given"),
    /** The account stands in for a user whom nothing names. */
    ACCOUNT("account"),
    /** The host stands in for a user whom nothing names. */
    HOST("host");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    private boolean takesDetail() {
      return prefix.endsWith(":");
    }
  }

  /**
   * Reads a place.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Place of(String text) {
    for (Kind kind : Kind.values()) {
      if (kind.takesDetail() && text.startsWith(kind.prefix)) {
        String detail = text.substring(kind.prefix.length());
        if (detail.isBlank()) {
          break;
        }
        JsonPointer pointer = kind == Kind.JSON ? JsonPointer.compile(detail) : NOWHERE;
        return new Place(text, kind, detail, pointer);
      }
      if (!kind.takesDetail() && text.equals(kind.prefix)) {
        return new Place(text, kind, "", NOWHERE);
      }
    }
    throw new IllegalArgumentException(
        "must be header:, json:, otel:, syslog: or group: and a name, key, given, account or host");
  }

  /** What stands there, stripped; null where nothing does. Stand-ins and options are not here. */
  @Nullable String find(Shipped line, RawRecord record) {
    String value =
        switch (kind) {
          case HEADER -> record.headers().get(detail);
          case GROUP -> record.groups().get(detail);
          case OTEL -> line.telemetry().get(detail);
          case SYSLOG -> line.syslog(detail);
          case JSON -> json(line.json());
          case KEY -> text(record.key());
          case GIVEN, ACCOUNT, HOST -> null;
        };
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The first value there that the reader takes: of a list each member is tried. */
  <T> @Nullable T find(Shipped line, RawRecord record, Function<String, @Nullable T> reader) {
    if (kind == Kind.OTEL) {
      return firstOf(line.telemetry().all(detail), reader);
    }
    String one = find(line, record);
    if (one != null) {
      return reader.apply(one);
    }
    return kind == Kind.JSON ? listed(line.json(), reader) : null;
  }

  private <T> @Nullable T listed(List<JsonNode> objects, Function<String, @Nullable T> reader) {
    for (JsonNode object : objects) {
      JsonNode found = object.at(pointer);
      T read = found.isArray() ? firstOf(texts(found), reader) : null;
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static <T> @Nullable T firstOf(
      List<String> values, Function<String, @Nullable T> reader) {
    for (String value : values) {
      T read = value.isBlank() ? null : reader.apply(value.strip());
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  /** Whether it stands beside the line itself, and not beside its record. */
  boolean isOfTheLine() {
    return kind == Kind.JSON || kind == Kind.OTEL || kind == Kind.SYSLOG;
  }

  private @Nullable String json(List<JsonNode> objects) {
    for (JsonNode object : objects) {
      JsonNode found = object.at(pointer);
      if (found.isTextual() ? !found.textValue().isBlank() : found.isNumber()) {
        return found.asText();
      }
    }
    return null;
  }

  private static @Nullable String text(byte @Nullable [] key) {
    return key == null || !Utf8.isValid(key) ? null : new String(key, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }
}
