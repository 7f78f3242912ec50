package io.barograph.prometheus;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric as PromQL asks for it.
 *
 * @param metric its name
 * @param matchers in the braces behind it
 */
public record Selector(String metric, List<LabelMatcher> matchers) {
  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<![\\w:\"$])((?:barograph|kafka|process|jvm)_\\w+|up|\\w+:\\w+(?::\\w+)?)\\b(?!\")"
              + "(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

  public Selector {
    matchers = List.copyOf(matchers);
  }

  /**
   * What is asked of a label.
   *
   * @param values that it names, those between the bars of an expression one by one
   */
  public record LabelMatcher(String label, List<String> values) {
    public LabelMatcher {
      values = List.copyOf(values);
    }
  }

  /** All that an expression asks for, what is recorded too. */
  public static List<Selector> in(String promql) {
    return SELECTOR
        .matcher(promql)
        .results()
        .map(found -> new Selector(found.group(1), matchers(found.group(2))))
        .toList();
  }

  private static List<LabelMatcher> matchers(@Nullable String braces) {
    if (braces == null) {
      return List.of();
    }
    Matcher matcher = MATCHER.matcher(braces);
    return matcher
        .results()
        .map(
            each -> new LabelMatcher(each.group(1), Stream.of(each.group(3).split("\\|")).toList()))
        .toList();
  }
}
