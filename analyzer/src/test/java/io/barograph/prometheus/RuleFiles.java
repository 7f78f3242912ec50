package io.barograph.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What stands in deploy/prometheus. */
final class RuleFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RuleFiles() {}

  /**
   * An alert.
   *
   * @param window the label {@code long} of one that comes in several, else empty
   */
  record Alert(String name, String window, JsonNode rule) {
    private static Alert of(JsonNode rule) {
      return new Alert(
          rule.path("alert").asText(), rule.path("labels").path("long").asText(""), rule);
    }

    String part(String path) {
      return rule.at(path).asText("");
    }
  }

  /** One question of a test: is this alert there at this time, and with which labels. */
  record Question(String alert, List<String> firingWindows) {
    boolean isSilent() {
      return firingWindows.isEmpty();
    }

    private static Question of(JsonNode question) {
      return new Question(
          question.path("alertname").asText(),
          stream(question.path("exp_alerts"))
              .map(alert -> alert.path("exp_labels").path("long").asText(""))
              .toList());
    }
  }

  static List<Path> rules() {
    return files("rules");
  }

  static List<Path> tests() {
    return files("tests");
  }

  static List<Alert> alerts() {
    return allRules().filter(rule -> rule.has("alert")).map(Alert::of).toList();
  }

  /** The names of what is recorded. */
  static List<String> recorded() {
    return allRules()
        .filter(rule -> rule.has("record"))
        .map(rule -> rule.path("record").asText())
        .toList();
  }

  static List<String> expressions() {
    return allRules().map(rule -> rule.path("expr").asText()).toList();
  }

  static List<Question> questions() {
    return tests().stream()
        .flatMap(file -> stream(read(file).path("tests")))
        .flatMap(test -> stream(test.path("alert_rule_test")))
        .map(Question::of)
        .toList();
  }

  /** The series that the tests are fed with. */
  static List<String> testSeries() {
    return tests().stream()
        .flatMap(file -> stream(read(file).path("tests")))
        .flatMap(test -> stream(test.path("input_series")))
        .map(series -> series.path("series").asText())
        .toList();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Stream<JsonNode> allRules() {
    return rules().stream()
        .flatMap(file -> stream(read(file).path("groups")))
        .flatMap(group -> stream(group.path("rules")));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.valueToTree(
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(String directory) {
    try (Stream<Path> files = Files.list(ShippedConfiguration.DIRECTORY.resolve(directory))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
