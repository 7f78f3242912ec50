package io.barograph.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for each dashboard, and is broken by what it is there to catch. */
class DashboardRulesTest {
  private static final String STAT = "Storms opened";
  private static final String LATENCY = "From the line to the storm";

  static Stream<Rule> rules() {
    return Rules.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyDashboardKeepsTheRule(Rule rule) {
    for (Dashboard board : Dashboard.all()) {
      assertThat(rule.breaches().apply(board)).as("%s in %s", rule, board).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aBreachOfTheRuleIsCaught(Rule rule) {
    Map<String, Consumer<ObjectNode>> ways = spoilings();
    assertThat(ways).as("how it is broken").containsKey(rule.name());
    Dashboard board = Dashboard.copyOf("1-storms");

    Objects.requireNonNull(ways.get(rule.name())).accept(board.json());

    assertThat(rule.breaches().apply(board)).isNotEmpty();
  }

  @Test
  void thereAreFiveInReadingOrder() {
    assertThat(Dashboard.all())
        .extracting(Dashboard::name)
        .containsExactly("1-storms", "2-retries", "3-remediation", "4-incidents", "5-plumbing");
  }

  /** A cause, an outcome or an action that is red here and blue there is read wrongly. */
  @Test
  void aNameHasTheSameColourInEveryPanel() {
    assertThat(colours(Dashboard.all())).allSatisfy((name, used) -> assertThat(used).hasSize(1));
  }

  @Test
  void twoColoursForOneNameAreCaught() {
    Dashboard one = Dashboard.copyOf("1-storms");
    Dashboard other = Dashboard.copyOf("2-retries");
    ObjectNode colour =
        (ObjectNode)
            panel(other.json(), "Turns in trouble, by cause")
                .at("/fieldConfig/overrides/6/properties/0/value");
    colour.put("fixedColor", "#123456");

    assertThat(colours(List.of(one, other)).get("unknown")).hasSize(2);
  }

  private static Map<String, List<String>> colours(List<Dashboard> boards) {
    Map<String, List<String>> colours = new HashMap<>();
    for (Dashboard board : boards) {
      for (JsonNode panel : board.asking()) {
        for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
          String colour = override.at("/properties/0/value/fixedColor").asText();
          String name = override.path("matcher").path("options").asText();
          if (!colour.isEmpty() && override.at("/matcher/id").asText().equals("byName")) {
            List<String> used = colours.computeIfAbsent(name, any -> new ArrayList<>());
            if (!used.contains(colour)) {
              used.add(colour);
            }
          }
        }
      }
    }
    assertThat(colours).containsKeys("refresh_rejected", "failed", "worked");
    return colours;
  }

  /** How each rule is broken. */
  private static Map<String, Consumer<ObjectNode>> spoilings() {
    Map<String, Consumer<ObjectNode>> ways = new LinkedHashMap<>();
    ways.put("schema-version", board -> board.put("schemaVersion", 38));
    ways.put("uneditable-dashboard", board -> board.put("editable", true));
    ways.put("own-tag", board -> board.putArray("tags"));
    ways.put("no-import-form", board -> board.putArray("__inputs"));
    ways.put("said-what-for", board -> board.put("description", " "));
    ways.put("refresh", board -> board.put("refresh", "5s"));
    ways.put("shared-crosshair", board -> board.put("graphTooltip", 0));
    ways.put("timezone", board -> board.remove("timezone"));
    ways.put("links-by-tag", board -> board.putArray("links"));
    ways.put("alerts-as-annotations", board -> board.putObject("annotations").putArray("list"));
    ways.put("named-by-its-file", board -> board.put("uid", "storms"));
    ways.put("template-datasource", board -> variable(board, "datasource").put("label", "DS"));
    ways.put("template-job", board -> variable(board, "job").put("allValue", ".*"));
    ways.put("template-instance", board -> variable(board, "instance").put("multi", false));
    ways.put(
        "template-label-promql",
        board -> ((ObjectNode) variable(board, "job").path("query")).put("query", "label_values("));
    ways.put("template-on-time-change-reload", board -> variable(board, "job").put("refresh", 1));
    ways.put("panel-ids", board -> panel(board, STAT).put("id", 1));
    ways.put("panel-grid", board -> ((ObjectNode) panel(board, STAT).path("gridPos")).put("w", 5));
    ways.putAll(spoiledPanels());
    ways.putAll(spoiledTargets());
    return ways;
  }

  private static Map<String, Consumer<ObjectNode>> spoiledPanels() {
    return Map.of(
        "panel-title-description",
        board -> panel(board, STAT).remove("description"),
        "panel-types",
        board -> panel(board, STAT).put("type", "graph"),
        "panel-datasource",
        board -> panel(board, STAT).putObject("datasource").put("uid", "prometheus"),
        "panel-no-targets",
        board -> panel(board, STAT).putArray("targets"),
        "panel-units",
        board ->
            ((ObjectNode) panel(board, STAT).at("/fieldConfig/defaults")).put("unit", "storms"),
        "panel-thresholds",
        board -> ((ObjectNode) panel(board, STAT).at("/fieldConfig/defaults")).remove("thresholds"),
        "stat-last-value",
        board -> ((ObjectNode) panel(board, STAT).path("options")).remove("reduceOptions"),
        "target-ref-ids",
        board -> target(board, LATENCY).put("refId", "B"),
        "latency-exemplars",
        board -> target(board, LATENCY).remove("exemplar"));
  }

  private static Map<String, Consumer<ObjectNode>> spoiledTargets() {
    String labels = "{job=~\"$job\", instance=~\"$instance\"}";
    return Map.of(
        "target-datasource",
        board -> target(board, STAT).putObject("datasource").put("uid", "prometheus"),
        "target-braces",
        asks("sum(barograph_storms_open)"),
        "target-job",
        asks("sum(barograph_storms_open{instance=~\"$instance\"})"),
        "target-instance",
        asks("sum(barograph_storms_open{job=~\"$job\"})"),
        "target-rate-interval",
        asks("sum(rate(barograph_records_total" + labels + "[5m]))"),
        "target-counter-agg",
        asks("sum(barograph_records_total" + labels + ")"),
        "target-legend-labels",
        board -> target(board, STAT).put("legendFormat", "{{cause}}"));
  }

  private static Consumer<ObjectNode> asks(String expression) {
    return board -> target(board, STAT).put("expr", expression);
  }

  private static ObjectNode panel(ObjectNode board, String title) {
    return find((ArrayNode) board.path("panels"), "title", title);
  }

  private static ObjectNode target(ObjectNode board, String title) {
    return (ObjectNode) panel(board, title).path("targets").get(0);
  }

  private static ObjectNode variable(ObjectNode board, String name) {
    return find((ArrayNode) board.path("templating").path("list"), "name", name);
  }

  private static ObjectNode find(ArrayNode nodes, String key, String value) {
    return (ObjectNode)
        Dashboard.list(nodes).stream()
            .filter(node -> node.path(key).asText().equals(value))
            .findFirst()
            .orElseThrow();
  }
}
