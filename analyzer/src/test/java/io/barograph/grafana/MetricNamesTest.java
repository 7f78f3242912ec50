package io.barograph.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.metrics.ExportedNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A panel over a name that nobody exports stays empty for ever, and looks calm. */
class MetricNamesTest {
  /** What Prometheus itself makes. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

  @Test
  void everyMetricNamedIsExported() {
    assertThat(
            unknown(
                Dashboard.all().stream()
                    .flatMap(it -> it.targets().stream())
                    .map(Dashboard.Target::promql)
                    .toList()))
        .isEmpty();
  }

  @Test
  void everyVariableAsksForAMetricThatIsExported() {
    for (Dashboard board : Dashboard.all()) {
      assertThat(board.variables()).isNotEmpty();
      board.variables().stream()
          .map(variable -> variable.path("query").path("query").asText())
          .filter(query -> !query.isEmpty())
          .forEach(query -> assertThat(query).startsWith("label_values(barograph_info"));
    }
    assertThat(ExportedNames.all()).contains("barograph_info");
  }

  @Test
  void aNameThatNobodyExportsIsCaught() {
    assertThat(unknown(List.of(new Promql("sum(barograph_strms_open{job=~\"$job\"})"))))
        .containsExactly("barograph_strms_open");
  }

  private static Set<String> unknown(List<Promql> expressions) {
    Set<String> names = new TreeSet<>();
    expressions.forEach(each -> each.selectors().forEach(selector -> names.add(selector.metric())));
    names.removeAll(ExportedNames.all());
    names.removeAll(OF_PROMETHEUS);
    return names;
  }
}
