package io.barograph.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.embedded.fleet.ShippedLine;
import java.nio.charset.StandardCharsets;

/** A simulated line as our own JSON: see the schema {@code log-line}. */
final class NativeJson {
  private NativeJson() {}

  static byte[] of(ShippedLine line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("time", line.time().toString());
    json.put("user", line.user().value());
    json.put("host", line.host().value());
    if (line.session() != null) {
      json.put("session", line.session().value());
    }
    json.put("cli", "codex");
    json.put("line", line.text());
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
