package io.barograph.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An open storm as an alert.
 *
 * @param labels its identity in Alertmanager: what routes, groups and silences go by; none is empty
 * @param annotations for the person who reads it
 * @param startsAt event time at which the storm began
 * @param board where to look
 */
record StormAlert(
    SortedMap<String, String> labels,
    SortedMap<String, String> annotations,
    Instant startsAt,
    String board) {
  private static final String NAME = "BarographStorm";
  private static final String RUNBOOK =
      "https://github.com/barograph/barograph/blob/main/deploy/runbook.md#barographstorm";

  /** The one CLI there was before rows named theirs. */
  private static final String FIRST_CLI = "codex";

  StormAlert {
    labels = Collections.unmodifiableSortedMap(labels);
    annotations = Collections.unmodifiableSortedMap(annotations);
  }

  /**
   * The alert of a storm, or null for a row that cannot be one.
   *
   * @param state as the schema {@code storm-state} describes it
   * @param advice the data of the advice that holds, if it is known
   * @param board how people reach the storm board
   */
  static @Nullable StormAlert of(ObjectNode state, @Nullable JsonNode advice, URI board) {
    Instant onset = time(state.path("onset").asText());
    String user = state.path("user").asText();
    if (onset == null || user.isEmpty()) {
      return null;
    }
    String base = board.toString();
    String link = base + (base.endsWith("/") ? "" : "/") + "users/" + Percent.encoded(user);
    return new StormAlert(labels(state), annotations(state, advice, link), onset, link);
  }

  /** As the API of Alertmanager takes it; an end before the beginning would be refused. */
  ObjectNode json(Instant endsAt) {
    ObjectNode alert = JsonNodeFactory.instance.objectNode();
    labels.forEach(alert.putObject("labels")::put);
    annotations.forEach(alert.putObject("annotations")::put);
    alert.put("startsAt", (startsAt.isBefore(endsAt) ? startsAt : endsAt).toString());
    alert.put("endsAt", endsAt.toString());
    alert.put("generatorURL", board);
    return alert;
  }

  private static SortedMap<String, String> labels(ObjectNode state) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("alertname", NAME);
    labels.put("user", label(state, "user", "unknown"));
    labels.put("cli", label(state, "cli", FIRST_CLI));
    labels.put("reason", label(state, "reason", "unknown"));
    labels.put("scope", label(state, "scope", "one_user"));
    labels.put("storm_id", label(state, "stormId", "unknown"));
    labels.put("severity", state.path("incidentId").isTextual() ? "info" : "warning");
    return labels;
  }

  private static SortedMap<String, String> annotations(
      ObjectNode state, @Nullable JsonNode advice, String link) {
    SortedMap<String, String> annotations = new TreeMap<>();
    annotations.put("summary", "A CLI cannot renew its login, and its turns fail again and again.");
    annotations.put("description", AlertWords.description(state));
    String action = state.path("advice").asText("");
    if (state.path("advice").isTextual()) {
      annotations.put("action", PlainText.of(action));
      annotations.put("advice", AlertWords.advice(action, advice));
    }
    annotations.put("board_url", link);
    annotations.put("runbook_url", RUNBOOK);
    return annotations;
  }

  private static String label(ObjectNode state, String field, String otherwise) {
    String text = PlainText.of(state.path(field).asText(""));
    return text.isBlank() ? otherwise : text;
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
