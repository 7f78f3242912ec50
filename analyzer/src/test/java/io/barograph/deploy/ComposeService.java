package io.barograph.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One service of a compose file.
 *
 * @param content with merges done
 */
public record ComposeService(String name, JsonNode content) {
  /** Whether it runs the image of deploy/Dockerfile. */
  public boolean isOurs() {
    return content.has("build");
  }

  /** The words behind the entry point of its image. */
  public List<String> command() {
    return texts(content.path("command")).toList();
  }

  /** The variables with a value; those without are taken from the shell. */
  public Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    content
        .path("environment")
        .properties()
        .forEach(
            variable -> {
              if (!variable.getValue().isNull()) {
                variables.put(variable.getKey(), variable.getValue().asText());
              }
            });
    return variables;
  }

  /** The names of all its variables. */
  public List<String> variables() {
    return content.path("environment").properties().stream().map(Map.Entry::getKey).toList();
  }

  String image() {
    return content.path("image").asText();
  }

  Stream<String> ports() {
    return texts(content.path("ports"));
  }

  /** SOURCE:TARGET or SOURCE:TARGET:ro. */
  Stream<String> mounts() {
    return texts(content.path("volumes"));
  }

  Stream<String> list(String key) {
    return texts(content.path(key));
  }

  /** What it waits for, with the condition. */
  Map<String, String> waitsFor() {
    Map<String, String> others = new TreeMap<>();
    content
        .path("depends_on")
        .properties()
        .forEach(other -> others.put(other.getKey(), other.getValue().path("condition").asText()));
    return others;
  }

  boolean tellsItsHealth() {
    return content.path("healthcheck").has("test");
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
