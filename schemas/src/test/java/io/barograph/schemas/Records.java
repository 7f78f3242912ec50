package io.barograph.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads schemas and examples and judges records, with formats asserted and nothing fetched. */
final class Records {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private Records() {}

  static ObjectNode schema(String name) {
    return read(Schemas.open(name));
  }

  static ObjectNode example(String name) {
    return read(Schemas.openExample(name));
  }

  static ObjectNode read(InputStream stream) {
    try (stream) {
      return (ObjectNode) JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a record; empty if nothing is. */
  static List<String> faults(String name, JsonNode value) {
    return faults(FACTORY.getSchema(schema(name), STRICT), value);
  }

  /** What is wrong with a schema by the meta-schema of 2020-12; empty if nothing is. */
  static List<String> faultsOfSchema(JsonNode schema) {
    SchemaLocation metaSchema = SchemaLocation.of(VersionFlag.V202012.getId());
    return faults(FACTORY.getSchema(metaSchema, STRICT), schema);
  }

  private static List<String> faults(JsonSchema schema, JsonNode value) {
    return schema.validate(value).stream().map(Object::toString).sorted().toList();
  }
}
