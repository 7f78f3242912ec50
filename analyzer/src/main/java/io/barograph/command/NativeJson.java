package io.barograph.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.embedded.fleet.ShippedLine;
import io.barograph.embedded.fleet.Surroundings;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A simulated line as our own JSON: see the schema {@code log-line}. */
public final class NativeJson {
  private NativeJson() {}

  public static byte[] of(ShippedLine line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("time", line.time().toString());
    json.put("user", line.user().value());
    json.put("host", line.host().value());
    if (line.session() != null) {
      json.put("session", line.session().value());
    }
    Surroundings told = line.surroundings();
    put(json, "address", told.address());
    put(json, "region", told.region());
    put(json, "group", told.group());
    put(json, "os", told.os());
    put(json, "account", told.account());
    json.put("cli", "codex");
    json.put("line", line.text());
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
