package io.barograph.prometheus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a page of metrics holds: which series, with which labels. */
public final class Exposition {
  private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{([^}]*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final Map<String, Set<Map<String, String>>> series = new HashMap<>();

  /**
   * Reads pages.
   *
   * @param pages in the text format of Prometheus
   */
  public Exposition(List<String> pages) {
    pages.stream()
        .flatMap(String::lines)
        .filter(line -> !line.startsWith("#"))
        .map(SERIES::matcher)
        .filter(Matcher::lookingAt)
        .forEach(
            line ->
                series
                    .computeIfAbsent(line.group(1), name -> new HashSet<>())
                    .add(labelsOf(line.group(2))));
  }

  /** The names of the metrics, with the suffixes of histograms. */
  public Set<String> names() {
    return series.keySet();
  }

  /** The names of the labels that some series of the metric has. */
  public Set<String> labels(String metric) {
    return series.getOrDefault(metric, Set.of()).stream()
        .flatMap(each -> each.keySet().stream())
        .collect(Collectors.toSet());
  }

  /** The values that the label has among the series of the metric. */
  public Set<String> values(String metric, String label) {
    return series.getOrDefault(metric, Set.of()).stream()
        .filter(each -> each.containsKey(label))
        .map(each -> each.get(label))
        .collect(Collectors.toSet());
  }

  /** An empty label is none for Prometheus. */
  private static Map<String, String> labelsOf(@Nullable String text) {
    return text == null
        ? Map.of()
        : LABEL
            .matcher(text)
            .results()
            .filter(label -> !label.group(2).isEmpty())
            .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
  }
}
