package io.barograph.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named values beside a line: Kafka headers, the groups of a pattern, OpenTelemetry attributes. */
@FunctionalInterface
public interface Attributes {
  Attributes NONE = name -> null;

  /** The value of that name; of several the last; null where there is none. */
  @Nullable String get(String name);

  /** The values of that name where it may have a list of them. */
  default List<String> all(String name) {
    String one = get(name);
    return one == null ? List.of() : List.of(one);
  }
}
