package io.barograph.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.barograph.schemas.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds records against the published schemas, formats included; nothing is fetched. */
public final class SchemaCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private SchemaCheck() {}

  /** Asserts that the event and its data are as their schemas say. */
  public static void assertValid(CloudEvent event) {
    assertValid("cloud-event", event.structured());
    assertValid(event.type(), event.data());
  }

  /** Asserts that an event in structured mode, and the data in it, are as their schemas say. */
  public static void assertValidEvent(JsonNode structured) {
    assertValid("cloud-event", structured);
    assertValid(structured.path("type").asText(), structured.path("data"));
  }

  /**
   * Asserts that a record is as the schema says.
   *
   * @param name of the schema, as {@link Schemas#names()} has it
   */
  public static void assertValid(String name, JsonNode record) {
    assertThat(faults(name, record)).as("%s: %s", name, record).isEmpty();
  }

  /** As {@link #assertValid(String, JsonNode)}, for a record in bytes. */
  public static void assertValid(String name, byte[] record) {
    try {
      assertValid(name, JSON.readTree(record));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is no JSON", e);
    }
  }

  /** What is wrong with a record, one sentence each; empty if nothing is. */
  public static List<String> faults(String name, JsonNode record) {
    return SCHEMAS.computeIfAbsent(name, SchemaCheck::schema).validate(record).stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  private static JsonSchema schema(String name) {
    try (InputStream stream = Schemas.open(name)) {
      return FACTORY.getSchema(JSON.readTree(stream), STRICT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
