package io.barograph.grafana;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An expression of a panel, with Grafana's variables in it. */
record Promql(String text) {
  /** In the units of these tests: one scrape a second, an hour played in a minute. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "$__rate_interval", "10s",
          "$__interval", "5s",
          "$__range", "5m",
          "$job", ".+",
          "$instance", ".+");

  private static final Pattern SELECTOR =
      Pattern.compile("((\\w+)\\()?(\\w+)\\{([^}]*)}(\\[([^]]*)])?");

  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_]\\w*\\b(?!\\s*\\()");

  /** What is neither a metric nor a function. */
  private static final Set<String> WORDS = Set.of("by", "on", "and", "or", "unless", "ignoring");

  /**
   * A metric that is asked for.
   *
   * @param function right around it, or empty
   * @param range in brackets behind it, or empty
   */
  record Selector(String metric, String labels, String function, String range) {
    boolean isCounter() {
      return metric.endsWith("_total") || metric.endsWith("_bucket") || metric.endsWith("_count");
    }
  }

  /** All selectors; each has braces, or {@link #strays} tells. */
  List<Selector> selectors() {
    return SELECTOR.matcher(text).results().map(Promql::selector).toList();
  }

  /** Names of metrics without braces around their labels. */
  List<String> strays() {
    String rest =
        SELECTOR
            .matcher(text)
            .replaceAll("")
            .replaceAll("\\b(by|on|ignoring|without) ?\\([^)]*\\)", "")
            .replaceAll("\"[^\"]*\"|\\[[^]]*]|@ (end|start)\\(\\)", "");
    return NAME.matcher(rest)
        .results()
        .map(MatchResult::group)
        .filter(name -> !WORDS.contains(name))
        .toList();
  }

  /** With the variables filled in as Grafana does. */
  String filled() {
    String filled = text;
    for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
      filled = filled.replace(variable.getKey(), variable.getValue());
    }
    return filled;
  }

  private static Selector selector(MatchResult found) {
    return new Selector(group(found, 3), group(found, 4), group(found, 2), group(found, 6));
  }

  private static String group(MatchResult found, int number) {
    String text = found.group(number);
    return text == null ? "" : text;
  }
}
