package io.barograph.ingest;

import org.jspecify.annotations.Nullable;

/** Named values beside a line: Kafka headers, the groups of a pattern, OpenTelemetry attributes. */
@FunctionalInterface
public interface Attributes {
  Attributes NONE = name -> null;

  /** The value of that name; of several the last; null where there is none. */
  @Nullable String get(String name);
}
