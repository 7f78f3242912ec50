package io.barograph.grafana;

import static io.barograph.grafana.Dashboard.list;
import static io.barograph.grafana.Dashboard.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.grafana.Dashboard.Target;
import io.barograph.grafana.Promql.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of Grafana's dashboard-linter that concern dashboards over Prometheus, and some of this
 * house. See <a href="https://github.com/grafana/dashboard-linter">its list</a>.
 */
final class Rules {
  /**
   * Those of Grafana's units that are in use; an unknown one is shown as text behind the number.
   */
  private static final Set<String> UNITS =
      Set.of("none", "short", "percentunit", "s", "ms", "suffix:/s", "dthms");

  private static final Set<String> RATES = Set.of("rate", "irate");
  private static final Set<String> RANGES = Set.of("$__rate_interval", "$__range");
  private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{(\\w+)}}");

  private static final Pattern LABEL_VALUES =
      Pattern.compile("label_values\\(barograph_info(\\{job=~\"\\$job\"})?, (job|instance)\\)");

  static final List<Rule> ALL =
      List.of(
          // Of the dashboard.
          Rule.whole(
              "schema-version",
              board -> Set.of(41, 42).contains(board.path("schemaVersion").asInt())),
          Rule.whole(
              "uneditable-dashboard",
              board -> board.path("editable").isBoolean() && !board.path("editable").asBoolean()),
          Rule.whole("own-tag", board -> board.path("tags").toString().equals("[\"barograph\"]")),
          Rule.whole("no-import-form", board -> !board.has("__inputs") && !board.has("id")),
          Rule.whole("said-what-for", board -> said(board.path("description"))),
          Rule.whole("refresh", board -> board.path("refresh").asText().equals("30s")),
          Rule.whole("shared-crosshair", board -> board.path("graphTooltip").asInt() == 1),
          Rule.whole("timezone", board -> said(board.path("timezone"))),
          Rule.whole("links-by-tag", Rules::linksToTheOthers),
          Rule.whole("alerts-as-annotations", Rules::showsAlerts),
          new Rule("named-by-its-file", Rules::misnamed),
          new Rule("template-datasource", board -> unless(dataSource(board), board)),
          new Rule("template-job", board -> unless(query(board, "job", "Job"), board)),
          new Rule(
              "template-instance", board -> unless(query(board, "instance", "Instance"), board)),
          new Rule("template-label-promql", Rules::oddVariables),
          new Rule("template-on-time-change-reload", Rules::staleVariables),
          new Rule("panel-ids", Rules::repeatedIds),
          new Rule("panel-grid", Grid::overlaps),
          // Of each panel.
          Rule.panel(
              "panel-title-description",
              panel -> said(panel.path("title")) && said(panel.path("description"))),
          Rule.panel(
              "panel-types",
              panel -> Set.of("stat", "timeseries", "bargauge", "text").contains(type(panel))),
          Rule.asking(
              "panel-datasource",
              panel -> panel.path("datasource").path("uid").asText().equals("${datasource}")),
          Rule.asking("panel-no-targets", panel -> !panel.path("targets").isEmpty()),
          Rule.asking(
              "panel-units", panel -> UNITS.contains(defaults(panel).path("unit").asText())),
          Rule.asking("panel-thresholds", Rules::hasThresholds),
          Rule.asking("stat-last-value", Rules::reducesToTheLast),
          Rule.asking("target-ref-ids", Rules::hasDistinctRefIds),
          Rule.asking("latency-exemplars", Rules::hasExemplars),
          // Of each query.
          Rule.target(
              "target-datasource",
              target ->
                  target.json().path("datasource").path("uid").asText().equals("${datasource}")),
          Rule.target("target-braces", target -> target.promql().strays().isEmpty()),
          Rule.target(
              "target-job", target -> selectors(target, selector -> labelled(selector, "job"))),
          Rule.target(
              "target-instance",
              target -> selectors(target, selector -> labelled(selector, "instance"))),
          Rule.target(
              "target-rate-interval", target -> selectors(target, Rules::ratesOverTheRateInterval)),
          Rule.target("target-counter-agg", target -> selectors(target, Rules::ratesItsCounter)),
          Rule.target("target-legend-labels", Rules::keepsTheLabelsOfItsLegend));

  private Rules() {}

  private static boolean said(JsonNode text) {
    return !text.asText().isBlank();
  }

  private static JsonNode defaults(JsonNode panel) {
    return panel.path("fieldConfig").path("defaults");
  }

  private static boolean selectors(Target target, Predicate<Selector> hold) {
    return target.promql().selectors().stream().allMatch(hold);
  }

  private static List<String> unless(boolean holds, Dashboard board) {
    return holds ? List.of() : List.of(board.name());
  }

  private static boolean linksToTheOthers(JsonNode board) {
    return list(board.path("links")).stream()
        .anyMatch(
            link ->
                link.path("type").asText().equals("dashboards")
                    && link.path("tags").toString().equals("[\"barograph\"]")
                    && link.path("keepTime").asBoolean());
  }

  private static boolean showsAlerts(JsonNode board) {
    return list(board.path("annotations").path("list")).stream()
        .anyMatch(
            each ->
                each.path("expr").asText().startsWith("ALERTS{alertname=~\"Barograph.*\"")
                    && each.path("enable").asBoolean());
  }

  private static List<String> misnamed(Dashboard board) {
    return unless(
        board.json().path("uid").asText().equals("barograph-" + board.name())
            && board.json().path("title").asText().startsWith(board.name().charAt(0) + " · "),
        board);
  }

  private static boolean dataSource(Dashboard board) {
    JsonNode variable = board.variable("datasource");
    return variable.path("type").asText().equals("datasource")
        && variable.path("query").asText().equals("prometheus")
        && variable.path("label").asText().equals("Data source");
  }

  private static boolean query(Dashboard board, String name, String label) {
    JsonNode variable = board.variable(name);
    return variable.path("type").asText().equals("query")
        && variable.path("label").asText().equals(label)
        && variable.path("multi").asBoolean()
        && variable.path("includeAll").asBoolean()
        && variable.path("allValue").asText().equals(".+")
        && variable.path("datasource").path("uid").asText().equals("${datasource}");
  }

  private static List<String> oddVariables(Dashboard board) {
    return queries(board)
        .filter(each -> !LABEL_VALUES.matcher(each.path("query").path("query").asText()).matches())
        .map(each -> each.path("name").asText())
        .toList();
  }

  private static List<String> staleVariables(Dashboard board) {
    return queries(board)
        .filter(each -> each.path("refresh").asInt() != 2)
        .map(each -> each.path("name").asText())
        .toList();
  }

  private static Stream<JsonNode> queries(Dashboard board) {
    return board.variables().stream().filter(each -> each.path("type").asText().equals("query"));
  }

  private static List<String> repeatedIds(Dashboard board) {
    List<String> repeated = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (JsonNode panel : board.panels()) {
      if (panel.path("id").asInt() < 1 || !seen.add(panel.path("id").asInt())) {
        repeated.add(Dashboard.title(panel));
      }
    }
    return repeated;
  }

  private static boolean hasThresholds(JsonNode panel) {
    JsonNode steps = defaults(panel).path("thresholds").path("steps");
    return !steps.isEmpty() && steps.get(0).path("value").isNull();
  }

  private static boolean reducesToTheLast(JsonNode panel) {
    return type(panel).equals("timeseries")
        || panel
            .path("options")
            .path("reduceOptions")
            .path("calcs")
            .toString()
            .equals("[\"lastNotNull\"]");
  }

  private static boolean hasDistinctRefIds(JsonNode panel) {
    List<String> ids =
        list(panel.path("targets")).stream().map(each -> each.path("refId").asText()).toList();
    return ids.stream().distinct().count() == ids.size() && ids.stream().noneMatch(String::isBlank);
  }

  /** Only detection latency has any. */
  private static boolean hasExemplars(JsonNode panel) {
    return !type(panel).equals("timeseries")
        || !panel.path("targets").toString().contains("detection_latency_seconds_bucket")
        || list(panel.path("targets")).stream().anyMatch(each -> each.path("exemplar").asBoolean());
  }

  /** Alerts have no job when they tell of one that is absent. */
  private static boolean labelled(Selector selector, String label) {
    return selector.metric().equals("ALERTS")
        || selector.labels().contains(label + "=~\"$" + label + "\"");
  }

  private static boolean ratesOverTheRateInterval(Selector selector) {
    return RATES.contains(selector.function())
        ? selector.range().equals("$__rate_interval")
        : selector.range().isEmpty() || RANGES.contains(selector.range());
  }

  private static boolean ratesItsCounter(Selector selector) {
    return !selector.isCounter()
        || RATES.contains(selector.function())
        || selector.function().equals("increase");
  }

  private static boolean keepsTheLabelsOfItsLegend(Target target) {
    String expression = target.json().path("expr").asText();
    return LEGEND_LABEL
        .matcher(target.json().path("legendFormat").asText())
        .results()
        .map(label -> label.group(1))
        .allMatch(
            label -> Pattern.compile("by \\([^)]*\\b" + label + "\\b").matcher(expression).find());
  }
}
