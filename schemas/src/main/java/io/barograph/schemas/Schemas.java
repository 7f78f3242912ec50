package io.barograph.schemas;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the schemas and their examples on the class path. A schema's name is the type of its event,
 * such as {@code io.barograph.storm.opened.v1}; the few records that are no events have a name of
 * their own.
 */
public final class Schemas {
  private static final String EVENT = "io.barograph.";
  private static final URI BASE = URI.create("https://barograph.io/schemas/");

  private static final List<String> NAMES =
      List.of(
          "cloud-event",
          "io.barograph.incident.closed.v1",
          "io.barograph.incident.opened.v1",
          "io.barograph.remediation.advised.v1",
          "io.barograph.remediation.withdrawn.v1",
          "io.barograph.retry-count.updated.v1",
          "io.barograph.retry-sequence.closed.v1",
          "io.barograph.signal.delayed.v1",
          "io.barograph.storm.calmed.v1",
          "io.barograph.storm.escalated.v1",
          "io.barograph.storm.opened.v1",
          "log-line",
          "storm-state");

  /** Looked up for every event. */
  private static final Map<String, URI> IDS =
      NAMES.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(), name -> BASE.resolve(schemaResource(name))));

  private Schemas() {}

  /** Every schema, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The schemas of events.
   *
   * @return type of the event to the resource that {@link Class#getResource} finds beside this
   *     class, sorted by type
   */
  public static Map<String, String> byEventType() {
    Map<String, String> byType = new TreeMap<>();
    for (String name : NAMES) {
      if (name.startsWith(EVENT)) {
        byType.put(name, schemaResource(name));
      }
    }
    return byType;
  }

  /**
   * The schema's {@code $id}, which is also the {@code dataschema} of its events. It names the
   * schema; nothing needs to be served there.
   *
   * @throws IllegalArgumentException if there is no such schema
   */
  public static URI id(String name) {
    return Objects.requireNonNull(IDS.get(known(name)));
  }

  /**
   * Opens a schema, UTF-8; the caller closes it.
   *
   * @throws IllegalArgumentException if there is no such schema
   */
  public static InputStream open(String name) {
    return openResource(schemaResource(name));
  }

  /**
   * Opens the example of a schema, UTF-8; the caller closes it.
   *
   * @throws IllegalArgumentException if there is no such schema
   */
  public static InputStream openExample(String name) {
    return openResource(known(name) + ".example.json");
  }

  private static String schemaResource(String name) {
    return known(name) + ".schema.json";
  }

  private static String known(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no schema is named " + name);
    }
    return name;
  }

  private static InputStream openResource(String resource) {
    InputStream stream = Schemas.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("the jar of the schemas lacks " + resource);
    }
    return stream;
  }
}
