package io.barograph.core.dialect;

import org.jspecify.annotations.Nullable;

/** An event that a CLI itself sent by OpenTelemetry: its attributes, by name. */
@FunctionalInterface
public interface CliEvent {
  /** The attribute that names the event. */
  String NAME = "event.name";

  /** The attribute's value as text, or null where there is none. */
  @Nullable String get(String attribute);
}
