package io.barograph.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import java.util.ArrayList;
import java.util.List;

/** An event as one line for people. */
final class TableRow {
  private static final List<String> SHOWN =
      List.of(
          "cli",
          "outcome",
          "cause",
          "reason",
          "attempts",
          "failedSequences",
          "hosts",
          "how",
          "rung",
          "action",
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
      if (value.isArray()) {
        List<String> names = new ArrayList<>();
        value.forEach(name -> names.add(printable(name.asText())));
        cells.add(field + "=" + String.join(",", names));
      } else if (value.isTextual() && field.equals("why")) {
        cells.add('"' + printable(value.asText()) + '"');
      } else if (!value.isMissingNode() && !value.isNull()) {
        cells.add(field + "=" + printable(value.asText()));
      }
    }
    return String.format(
        "%-27s  %-20s  %-22s  %s", time, printable(user), type, String.join(" ", cells));
  }

  /** Names come from outside: none may steer the terminal. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
