package io.barograph.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import java.util.ArrayList;
import java.util.List;

/** An event as one line for people. */
public final class TableRow {
  private static final List<String> SHOWN =
      List.of(
          "cli",
          "segment",
          "failing",
          "active",
          "peak",
          "outcome",
          "cause",
          "reason",
          "regionRefused",
          "attempts",
          "failedSequences",
          "hosts",
          "how",
          "rung",
          "action",
          "because",
          "result",
          "scope",
          "causes",
          "why",
          "kind");

  private TableRow() {}

  static String of(CloudEvent event) {
    return of(event.time().toString(), event.key(), EventType.shortOf(event.type()), event.data());
  }

  static String of(String time, String user, String type, JsonNode data) {
    List<String> cells = new ArrayList<>();
    for (String field : SHOWN) {
      JsonNode value = data.path(field);
      if (tells(field, value)) {
        cells.add(cell(field, value));
      }
    }
    return String.format(
        "%-27s  %-20s  %-22s  %s", time, printable(user), type, String.join(" ", cells));
  }

  /** What is beside the ladder has no rung worth a cell, and most turns no refused region. */
  private static boolean tells(String field, JsonNode value) {
    return switch (field) {
      case "rung" -> value.asInt() > 0;
      case "regionRefused" -> value.asBoolean();
      default -> !value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty());
    };
  }

  private static String cell(String field, JsonNode value) {
    return switch (field) {
      case "why" -> '"' + printable(value.asText()) + '"';
      case "segment" -> "segment=" + segment(value);
      case "causes" -> "likely=" + printable(value.path(0).path("cause").asText());
      default -> field + "=" + (value.isArray() ? names(value) : printable(value.asText()));
    };
  }

  private static String segment(JsonNode segment) {
    String dimension = printable(segment.path("dimension").asText());
    JsonNode value = segment.path("value");
    return value.isTextual() ? dimension + ":" + printable(value.asText()) : dimension;
  }

  private static String names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(printable(name.asText())));
    return String.join(",", names);
  }

  /** Names come from outside: none may steer the terminal. */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
