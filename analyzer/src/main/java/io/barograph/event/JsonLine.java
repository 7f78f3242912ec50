package io.barograph.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/**
 * Writes an event as JSON. What Jackson prints of a node by itself is the same, but needs a mapper,
 * which takes longer to be made than a small file to be read.
 */
final class JsonLine {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Characters: most events take fewer. */
  private static final int USUAL = 1024;

  private JsonLine() {}

  static String of(JsonNode node) {
    StringWriter line = new StringWriter(USUAL);
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      write(node, json);
    } catch (IOException e) {
      throw new IllegalStateException("a line in memory cannot fail to be written", e);
    }
    return line.toString();
  }

  private static void write(JsonNode node, JsonGenerator json) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          json.writeFieldName(field.getKey());
          write(field.getValue(), json);
        }
        json.writeEndObject();
      }
      case ARRAY -> {
        json.writeStartArray();
        for (JsonNode element : node) {
          write(element, json);
        }
        json.writeEndArray();
      }
      case STRING -> json.writeString(node.textValue());
      default -> json.writeRawValue(node.asText());
    }
  }
}
