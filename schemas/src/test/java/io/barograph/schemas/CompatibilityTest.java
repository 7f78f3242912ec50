package io.barograph.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {
  private static final Path BASELINE = Path.of("src/test/resources/baseline");
  private static final String SUFFIX = ".schema.json";
  private static final String SEQUENCE = "io.barograph.retry-sequence.closed.v1";

  static List<String> released() throws IOException {
    try (Stream<Path> files = Files.list(BASELINE)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatWasReleasedIsStillThere() throws IOException {
    assertThat(released()).isNotEmpty();
    assertThat(Schemas.names()).containsAll(released());
  }

  @ParameterizedTest
  @MethodSource("released")
  void everySchemaKeepsWhatItsReleasePromised(String name) throws IOException {
    JsonNode baseline = Records.read(Files.newInputStream(BASELINE.resolve(name + SUFFIX)));
    assertThat(Compatibility.breaches(baseline, Records.schema(name))).isEmpty();
  }

  static Stream<Arguments> breakingChanges() {
    return Stream.of(
        breaking("/required gained \"version\"", s -> s.withArray("required").add("version")),
        breaking("/required lost \"user\"", s -> s.withArray("required").remove(0)),
        breaking("/required was removed", s -> s.remove("required")),
        breaking("/properties/host was removed", s -> properties(s).remove("host")),
        breaking(
            "/properties/endedAt was removed",
            s -> properties(s).set("stoppedAt", properties(s).remove("endedAt"))),
        breaking(
            "/properties/limit/type was \"integer\" and is \"string\"",
            s -> property(s, "limit").put("type", "string")),
        breaking(
            "/properties/reason/type was [\"string\",\"null\"] and is \"string\"",
            s -> property(s, "reason").put("type", "string")),
        breaking(
            "/properties/cause/enum lost \"unknown\"",
            s -> property(s, "cause").withArray("enum").remove(6)),
        breaking(
            "/properties/version/enum was added",
            s -> property(s, "version").putArray("enum").add("0.163.0")),
        breaking(
            "/properties/user/maxLength was 256 and is 64",
            s -> property(s, "user").put("maxLength", 64)),
        breaking(
            "/properties/user/minLength was 1 and is 2",
            s -> property(s, "user").put("minLength", 2)),
        breaking(
            "/properties/attempts/minimum was 0 and is 1",
            s -> property(s, "attempts").put("minimum", 1)),
        breaking(
            "/properties/delays/minItems was null and is 1",
            s -> property(s, "delays").put("minItems", 1)),
        breaking(
            "/properties/limit/maximum was 100 and is 10",
            s -> property(s, "limit").put("maximum", 10)),
        breaking(
            "/properties/host/pattern was added",
            s -> property(s, "host").put("pattern", "^[a-z]+$")),
        breaking(
            "/properties/startedAt/format was removed",
            s -> property(s, "startedAt").remove("format")),
        breaking(
            "/properties/delays/items/maxLength was 40 and is 8",
            s -> property(s, "delays").withObject("items").put("maxLength", 8)),
        breaking(
            "/properties/evidence/additionalProperties/properties/seen was removed",
            s ->
                properties(property(s, "evidence").withObject("additionalProperties"))
                    .remove("seen")),
        breaking(
            "/additionalProperties was true and is false",
            s -> s.put("additionalProperties", false)),
        breaking("/then was removed", s -> s.remove("then")),
        breaking("/not was added", s -> s.putObject("not")),
        breaking(
            "/$id was \"https://barograph.io/schemas/" + SEQUENCE + ".schema.json\" and is \"x\"",
            s -> s.put("$id", "x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakingChanges")
  void aPlantedBreakIsCaught(String breach, Consumer<ObjectNode> change) {
    ObjectNode changed = Records.schema(SEQUENCE);
    change.accept(changed);
    assertThat(Compatibility.breaches(Records.schema(SEQUENCE), changed)).containsExactly(breach);
  }

  static Stream<Arguments> harmlessChanges() {
    return Stream.of(
        harmless("no change", s -> {}),
        harmless("a new optional field", s -> properties(s).putObject("exitCode")),
        harmless("a new value", s -> property(s, "cause").withArray("enum").add("cancelled")),
        harmless("other order", s -> reverse(s.withArray("required"))),
        harmless("better words", s -> property(s, "user").put("description", "Who it was.")),
        harmless("a higher maximum", s -> property(s, "limit").put("maximum", 1000)),
        harmless("a lower minimum", s -> property(s, "user").put("minLength", 0)),
        harmless("a bound dropped", s -> property(s, "delays").remove("maxItems")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmlessChanges")
  void aHarmlessChangePasses(String what, Consumer<ObjectNode> change) {
    ObjectNode changed = Records.schema(SEQUENCE);
    change.accept(changed);
    assertThat(Compatibility.breaches(Records.schema(SEQUENCE), changed)).as(what).isEmpty();
  }

  private static Arguments breaking(String breach, Consumer<ObjectNode> change) {
    return Arguments.of(breach, change);
  }

  private static Arguments harmless(String what, Consumer<ObjectNode> change) {
    return Arguments.of(what, change);
  }

  private static ObjectNode properties(ObjectNode schema) {
    return schema.withObject("properties");
  }

  private static ObjectNode property(ObjectNode schema, String name) {
    return properties(schema).withObject(name);
  }

  private static void reverse(ArrayNode array) {
    for (int i = array.size() - 1; i >= 0; i--) {
      array.add(array.remove(i));
    }
  }
}
