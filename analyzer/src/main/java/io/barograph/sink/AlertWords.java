package io.barograph.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an alert says to the person who reads it. */
final class AlertWords {
  /** A message names these and counts the rest. */
  private static final int MOST_HOSTS = 5;

  private static final int LONGEST_WHY = 1000;

  private static final List<String> SYSTEMS = List.of("linux", "macos", "windows");

  private AlertWords() {}

  static String description(ObjectNode state) {
    StringBuilder text = new StringBuilder();
    text.append(state.path("failedSequences").asInt())
        .append(" failed turns since ")
        .append(PlainText.of(state.path("onset").asText()))
        .append(", the last at ")
        .append(PlainText.of(state.path("lastFailureAt").asText("an unknown time")))
        .append(". Hosts: ")
        .append(hosts(state.path("hosts")))
        .append(". Reason of the rejection: ")
        .append(spoken(state.path("reason").asText("unknown")))
        .append(". Whom it concerns: ")
        .append(judged(state, "scope"))
        .append('.');
    JsonNode likely = state.path("causes").path(0);
    if (likely.isObject()) {
      text.append(" Likely cause: ").append(judged(likely, "cause")).append('.');
    }
    if (state.path("incidentId").isTextual()) {
      text.append(" It is part of the incident ")
          .append(PlainText.of(state.path("incidentId").asText()))
          .append(" of the fleet.");
    }
    return text.toString();
  }

  /**
   * What to do.
   *
   * @param advice with its reason and its commands, where it is known and of that action
   */
  static String advice(String action, @Nullable JsonNode advice) {
    if (advice == null || !advice.path("action").asText().equals(action)) {
      return spoken(action);
    }
    String why = advice.path("why").asText("");
    StringBuilder text = new StringBuilder(cut(why.isBlank() ? spoken(action) : why));
    commands(advice).forEach((system, command) -> text.append('\n').append(system).append(command));
    return text.toString();
  }

  /** By system where they differ or the system is unknown; none where there is none. */
  private static Map<String, String> commands(JsonNode advice) {
    Map<String, String> commands = new LinkedHashMap<>();
    String known = advice.path("command").asText("");
    if (!known.isEmpty()) {
      commands.put("", cut(known));
      return commands;
    }
    for (String system : SYSTEMS) {
      String command = advice.path("commands").path(system).asText("");
      if (!command.isEmpty()) {
        commands.put(system + ": ", cut(command));
      }
    }
    if (commands.size() == SYSTEMS.size() && commands.values().stream().distinct().count() == 1) {
      return Map.of("", commands.values().iterator().next());
    }
    return commands;
  }

  private static String judged(JsonNode node, String field) {
    return spoken(node.path(field).asText("unknown"))
        + " (confidence "
        + PlainText.of(node.path("confidence").asText("low"))
        + ")";
  }

  private static String hosts(JsonNode hosts) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < Math.min(hosts.size(), MOST_HOSTS); i++) {
      named.add(PlainText.of(hosts.path(i).asText()));
    }
    int others = hosts.size() - named.size();
    return String.join(", ", named) + (others > 0 ? " and " + others + " more" : "");
  }

  private static String spoken(String constant) {
    return PlainText.of(constant).replace('_', ' ');
  }

  private static String cut(String text) {
    StringBuilder plain = new StringBuilder();
    text.lines().map(PlainText::of).forEach(line -> plain.append(line).append('\n'));
    String cut = plain.length() <= LONGEST_WHY ? plain.toString() : plain.substring(0, LONGEST_WHY);
    return cut.strip();
  }
}
