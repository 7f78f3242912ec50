package io.barograph.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.docs.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dashboard as it ships.
 *
 * @param name of its file, without the ending
 */
record Dashboard(String name, ObjectNode json) {
  static final Path DIRECTORY = Repository.ROOT.resolve("grafana/dashboards");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of them, in reading order. */
  static List<Dashboard> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.sorted().map(Dashboard::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of one that may be spoiled. */
  static Dashboard copyOf(String name) {
    return read(DIRECTORY.resolve(name + ".json"));
  }

  /** Its panels, rows among them. */
  List<JsonNode> panels() {
    return list(json.path("panels"));
  }

  /** The panels that show something. */
  List<JsonNode> shown() {
    return panels().stream().filter(panel -> !type(panel).equals("row")).toList();
  }

  /** The panels that show data. */
  List<JsonNode> asking() {
    return shown().stream().filter(panel -> !type(panel).equals("text")).toList();
  }

  List<Target> targets() {
    return asking().stream()
        .flatMap(panel -> list(panel.path("targets")).stream().map(json -> new Target(panel, json)))
        .toList();
  }

  List<JsonNode> variables() {
    return list(json.path("templating").path("list"));
  }

  /** The variable of this name, or a node that is missing. */
  JsonNode variable(String variable) {
    return variables().stream()
        .filter(each -> each.path("name").asText().equals(variable))
        .findFirst()
        .orElseGet(() -> json.path("no variable " + variable));
  }

  static String type(JsonNode panel) {
    return panel.path("type").asText();
  }

  static String title(JsonNode panel) {
    return panel.path("title").asText();
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  @Override
  public String toString() {
    return name;
  }

  private static Dashboard read(Path file) {
    try {
      String name = String.valueOf(file.getFileName());
      return new Dashboard(
          name.substring(0, name.length() - ".json".length()),
          (ObjectNode) JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** One query of a panel. */
  record Target(JsonNode panel, JsonNode json) {
    Promql promql() {
      return new Promql(json.path("expr").asText());
    }

    @Override
    public String toString() {
      return title(panel) + " " + json.path("refId").asText();
    }
  }
}
