package io.barograph.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.core.dialect.HostPrefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as it lay in its record, with all that may say whose it is.
 *
 * @param json the objects around it, the innermost first
 * @param telemetry the attributes of an OpenTelemetry log record, its scope and resource
 * @param prefixes of the host's logger, the innermost first
 */
record Shipped(String text, List<JsonNode> json, Attributes telemetry, List<HostPrefix> prefixes) {

  static final Shipped BARE = new Shipped("", List.of(), Attributes.NONE, List.of());

  Shipped with(String line) {
    return new Shipped(line, json, telemetry, prefixes);
  }

  /** What stands inside that object, which stands inside this. */
  Shipped inside(JsonNode object) {
    return new Shipped(text, before(object, json), telemetry, prefixes);
  }

  Shipped inside(Attributes attributes) {
    return new Shipped(text, json, attributes, prefixes);
  }

  Shipped behind(HostPrefix prefix) {
    return new Shipped(text, json, telemetry, before(prefix, prefixes));
  }

  /** Whether nothing around the line tells anything of it. */
  boolean isBare() {
    return json.isEmpty()
        && telemetry == Attributes.NONE
        && (prefixes.isEmpty() || (prefixes.size() == 1 && prefixes.get(0).isSilent()));
  }

  /** A field of the nearest prefix that has it. */
  @Nullable String syslog(String field) {
    for (HostPrefix prefix : prefixes) {
      String value =
          switch (field) {
            case "time" -> prefix.time();
            case "host" -> prefix.host();
            case "program" -> prefix.program();
            case "pid" -> prefix.process();
            default -> prefix.parameter(field);
          };
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The line with its own prefix read. */
  HostPrefix line() {
    boolean read = !prefixes.isEmpty() && prefixes.get(0).line().equals(text);
    return read ? prefixes.get(0) : HostPrefix.of(text);
  }

  private static <T> List<T> before(T first, List<T> others) {
    if (others.isEmpty()) {
      return List.of(first);
    }
    List<T> all = new ArrayList<>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  @Override
  public String toString() {
    return "Shipped[" + text.length() + " characters]";
  }
}
