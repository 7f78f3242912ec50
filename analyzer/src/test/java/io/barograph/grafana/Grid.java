package io.barograph.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Where the panels stand on the 24 columns of a dashboard. */
final class Grid {
  private static final int COLUMNS = 24;

  private Grid() {}

  /** The panels that lie on another, or beyond the edge. */
  static List<String> overlaps(Dashboard board) {
    List<String> wrong = new ArrayList<>();
    List<JsonNode> before = new ArrayList<>();
    for (JsonNode panel : board.panels()) {
      JsonNode place = panel.path("gridPos");
      boolean fits =
          at(place, "x") >= 0
              && at(place, "w") > 0
              && at(place, "h") > 0
              && at(place, "x") + at(place, "w") <= COLUMNS;
      if (!fits || before.stream().anyMatch(other -> touch(place, other))) {
        wrong.add(Dashboard.title(panel));
      }
      before.add(place);
    }
    return wrong;
  }

  private static boolean touch(JsonNode one, JsonNode other) {
    return at(one, "x") < at(other, "x") + at(other, "w")
        && at(other, "x") < at(one, "x") + at(one, "w")
        && at(one, "y") < at(other, "y") + at(other, "h")
        && at(other, "y") < at(one, "y") + at(one, "h");
  }

  private static int at(JsonNode place, String side) {
    return place.path(side).asInt();
  }
}
