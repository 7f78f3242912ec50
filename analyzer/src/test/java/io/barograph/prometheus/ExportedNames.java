package io.barograph.prometheus;

import io.barograph.prometheus.Selector.LabelMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether what PromQL names is there on a page of metrics. */
public final class ExportedNames {
  /** Prometheus writes these; and what it measures of a scrape itself is on no page. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

  private static final String UP = "up";
  private static final String OURS = "barograph_";

  private final Exposition page;

  public ExportedNames(Exposition page) {
    this.page = page;
  }

  /**
   * What an expression asks for in vain: metrics, labels, and values of labels where the metric is
   * ours, since all of those stand at zero from the start.
   *
   * @param recorded names that rules record
   */
  public Set<String> missing(String expression, List<String> recorded) {
    Set<String> missing = new TreeSet<>();
    for (Selector selector : Selector.in(expression)) {
      String metric = selector.metric();
      if (metric.equals(UP) || recorded.contains(metric)) {
        continue;
      }
      if (!page.names().contains(metric)) {
        missing.add(metric);
        continue;
      }
      selector.matchers().stream()
          .filter(matcher -> !OF_PROMETHEUS.contains(matcher.label()))
          .forEach(matcher -> missing.addAll(missing(metric, matcher)));
    }
    return missing;
  }

  private Set<String> missing(String metric, LabelMatcher matcher) {
    Set<String> missing = new TreeSet<>();
    if (!page.labels(metric).contains(matcher.label())) {
      missing.add(metric + " " + matcher.label());
    } else if (metric.startsWith(OURS)) {
      Set<String> values = page.values(metric, matcher.label());
      matcher.values().stream()
          .filter(value -> !values.contains(value))
          .forEach(value -> missing.add(metric + " " + matcher.label() + "=" + value));
    }
    return missing;
  }
}
