package io.barograph.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a schema against its released self by the rules of the README. Whatever it has no rule for
 * may not change at all, so that a new keyword is thought about before it is let through.
 */
final class Compatibility {
  private static final Set<String> WORDS_FOR_PEOPLE =
      Set.of("title", "description", "$comment", "examples");
  private static final Set<String> UPPER_BOUNDS =
      Set.of("maximum", "maxLength", "maxItems", "maxProperties");
  private static final Set<String> LOWER_BOUNDS =
      Set.of("minimum", "minLength", "minItems", "minProperties");

  private static final Set<String> SCHEMAS_OF_VALUES = Set.of("items", "additionalProperties");

  private final List<String> breaches = new ArrayList<>();

  private Compatibility() {}

  /** Each breaking change as its place and what broke there; empty if there is none. */
  static List<String> breaches(JsonNode released, JsonNode current) {
    Compatibility comparison = new Compatibility();
    comparison.compare("", released, current);
    return comparison.breaches;
  }

  private void compare(String path, JsonNode released, JsonNode current) {
    Set<String> keywords = new TreeSet<>();
    released.fieldNames().forEachRemaining(keywords::add);
    current.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(WORDS_FOR_PEOPLE);
    for (String keyword : keywords) {
      compareKeyword(path + "/" + keyword, keyword, released.get(keyword), current.get(keyword));
    }
  }

  private void compareKeyword(String path, String keyword, JsonNode released, JsonNode current) {
    if (UPPER_BOUNDS.contains(keyword)) {
      compareBound(path, released, current, 1);
    } else if (LOWER_BOUNDS.contains(keyword)) {
      compareBound(path, released, current, -1);
    } else if (released == null || current == null) {
      breaches.add(path + (released == null ? " was added" : " was removed"));
    } else if (keyword.equals("properties")) {
      compareProperties(path, released, current);
    } else if (keyword.equals("required")) {
      compareRequired(path, released, current);
    } else if (keyword.equals("enum")) {
      elementsOf(released, current).forEach(lost -> breaches.add(path + " lost " + lost));
    } else if (SCHEMAS_OF_VALUES.contains(keyword) && released.isObject()) {
      compare(path, released, current);
    } else if (!released.equals(current)) {
      breaches.add(path + " was " + released + " and is " + current);
    }
  }

  private void compareProperties(String path, JsonNode released, JsonNode current) {
    released
        .properties()
        .forEach(
            property -> {
              String at = path + "/" + property.getKey();
              JsonNode now = current.get(property.getKey());
              if (now == null) {
                breaches.add(at + " was removed");
              } else {
                compare(at, property.getValue(), now);
              }
            });
  }

  private void compareRequired(String path, JsonNode released, JsonNode current) {
    elementsOf(current, released).forEach(field -> breaches.add(path + " gained " + field));
    elementsOf(released, current).forEach(field -> breaches.add(path + " lost " + field));
  }

  /** The elements of one array that the other lacks. */
  private static Set<JsonNode> elementsOf(JsonNode array, JsonNode without) {
    Set<JsonNode> elements = new HashSet<>();
    array.forEach(elements::add);
    without.forEach(elements::remove);
    return elements;
  }

  private void compareBound(String path, JsonNode released, JsonNode current, int sign) {
    if (current == null || Objects.equals(released, current)) {
      return;
    }
    if (released == null || sign * current.asDouble() < sign * released.asDouble()) {
      breaches.add(path + " was " + released + " and is " + current);
    }
  }
}
