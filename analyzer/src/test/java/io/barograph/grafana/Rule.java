package io.barograph.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that holds for every dashboard.
 *
 * @param name as Grafana's dashboard-linter calls it, where the rule is one of its own
 * @param breaches where it does not hold; empty where it does
 */
record Rule(String name, Function<Dashboard, List<String>> breaches) {
  /** Holds for the dashboard as a whole. */
  static Rule whole(String name, Predicate<JsonNode> holds) {
    return new Rule(name, board -> holds.test(board.json()) ? List.of() : List.of(board.name()));
  }

  /** Holds for each panel that shows something. */
  static Rule panel(String name, Predicate<JsonNode> holds) {
    return new Rule(name, board -> breaches(board.shown(), holds));
  }

  /** Holds for each panel that shows data. */
  static Rule asking(String name, Predicate<JsonNode> holds) {
    return new Rule(name, board -> breaches(board.asking(), holds));
  }

  /** Holds for each query. */
  static Rule target(String name, Predicate<Dashboard.Target> holds) {
    return new Rule(
        name,
        board ->
            board.targets().stream()
                .filter(holds.negate())
                .map(Dashboard.Target::toString)
                .toList());
  }

  private static List<String> breaches(List<JsonNode> panels, Predicate<JsonNode> holds) {
    return panels.stream().filter(holds.negate()).map(Dashboard::title).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
