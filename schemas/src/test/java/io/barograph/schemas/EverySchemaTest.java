package io.barograph.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EverySchemaTest {
  private static final Set<String> RECORDS_OF_STORMS =
      Set.of(
          "io.barograph.storm.opened.v1",
          "io.barograph.storm.escalated.v1",
          "io.barograph.storm.calmed.v1",
          "storm-state");

  static List<String> names() {
    return Schemas.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isValidByTheMetaSchemaOf202012(String name) {
    JsonNode schema = Records.schema(name);
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(Records.faultsOfSchema(schema)).isEmpty();
  }

  @Test
  void aBrokenSchemaIsNotValidByTheMetaSchema() {
    ObjectNode schema = Records.schema("log-line").put("required", "line");
    assertThat(Records.faultsOfSchema(schema)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isNamedByItsAddress(String name) {
    assertThat(Records.schema(name).path("$id").asText()).isEqualTo(Schemas.id(name).toString());
  }

  @ParameterizedTest
  @MethodSource("names")
  void acceptsItsExample(String name) {
    assertThat(Records.faults(name, Records.example(name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void itsExampleShowsEveryPropertyAndNoOther(String name) {
    assertThat(fieldNames(Records.example(name)))
        .containsExactlyInAnyOrderElementsOf(fieldNames(Records.schema(name).path("properties")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesTheExampleWithoutAnyOneRequiredField(String name) {
    for (JsonNode required : Records.schema(name).path("required")) {
      ObjectNode example = Records.example(name);
      example.remove(required.asText());
      assertThat(Records.faults(name, example)).as(required.asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void acceptsTheRequiredFieldsAlone(String name) {
    List<String> required = new ArrayList<>();
    Records.schema(name).path("required").forEach(field -> required.add(field.asText()));
    ObjectNode example = Records.example(name).retain(required);
    assertThat(required).isNotEmpty();
    assertThat(Records.faults(name, example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesAnyFieldOfAWrongType(String name) {
    Records.schema(name)
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String field = property.getKey();
              for (JsonNode wrong : valuesOfOtherTypes(property.getValue().path("type"))) {
                ObjectNode example = Records.example(name);
                example.set(field, wrong);
                assertThat(Records.faults(name, example)).as("%s: %s", field, wrong).isNotEmpty();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("names")
  void refusesATimeThatIsNoDateTime(String name) {
    Records.schema(name)
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (property.getValue().path("format").asText().equals("date-time")) {
                ObjectNode example = Records.example(name);
                example.put(property.getKey(), "22.11.2026 15:21");
                assertThat(Records.faults(name, example)).as(property.getKey()).isNotEmpty();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("names")
  void letsReadersMeetFieldsTheyDoNotKnow(String name) {
    assertThat(Records.schema(name).path("additionalProperties").asBoolean(false)).isTrue();
    ObjectNode example = Records.example(name).put("fieldOfALaterVersion", 1);
    assertThat(Records.faults(name, example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void describesItselfAndEveryPropertyInASentence(String name) {
    assertDescribed(name, Records.schema(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void standsAloneInItsFile(String name) {
    assertThat(Records.schema(name).findValues("$ref")).isEmpty();
  }

  @Test
  void recordsOfStormsMeanTheSameByTheSameField() {
    JsonNode opened = Records.schema("io.barograph.storm.opened.v1").path("properties");
    List<String> fields = fieldNames(opened);
    for (String name : RECORDS_OF_STORMS) {
      assertMeansTheSame(name, "io.barograph.storm.opened.v1", fields);
    }
  }

  @Test
  void recordsOfAdviceAndOfIncidentsMeanTheSameByTheSameField() {
    String advised = "io.barograph.remediation.advised.v1";
    assertMeansTheSame(
        "storm-state", advised, List.of("scope", "confidence", "scopeEvidence", "causes"));
    assertMeansTheSame(
        "io.barograph.remediation.withdrawn.v1", advised, List.of("user", "rung", "action"));
    List<String> ofIncidents =
        new ArrayList<>(
            fieldNames(Records.schema("io.barograph.incident.opened.v1").path("properties")));
    ofIncidents.remove("confidence");
    assertMeansTheSame(
        "io.barograph.incident.closed.v1", "io.barograph.incident.opened.v1", ofIncidents);
  }

  private static void assertMeansTheSame(String name, String other, List<String> fields) {
    JsonNode properties = Records.schema(name).path("properties");
    JsonNode others = Records.schema(other).path("properties");
    assertThat(fields)
        .isNotEmpty()
        .allSatisfy(
            field ->
                assertThat(properties.path(field))
                    .as("%s of %s", field, name)
                    .isEqualTo(others.path(field)));
  }

  private static void assertDescribed(String path, JsonNode schema) {
    assertThat(schema.path("description").asText()).as(path).endsWith(".");
    schema
        .path("properties")
        .properties()
        .forEach(child -> assertDescribed(path + "." + child.getKey(), child.getValue()));
    for (String children : List.of("items", "additionalProperties")) {
      if (schema.path(children).isObject()) {
        assertDescribed(path + "." + children, schema.path(children));
      }
    }
  }

  private static List<JsonNode> valuesOfOtherTypes(JsonNode type) {
    Set<String> allowed = Set.copyOf(type.isArray() ? texts(type) : List.of(type.asText()));
    Stream<JsonNode> values =
        Stream.of("\"text\"", "7", "1.5", "true", "[]", "{}").map(Records::parse);
    return Stream.concat(values, Stream.of(NullNode.getInstance()))
        .filter(value -> !allowed.contains(typeOf(value)))
        .toList();
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case OBJECT -> "object";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + value);
    };
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> fieldNames(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
