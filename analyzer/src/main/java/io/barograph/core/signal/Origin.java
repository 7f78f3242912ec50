package io.barograph.core.signal;

import java.util.Locale;

/** Where a signal was seen. The lower-case name is the value in events. */
public enum Origin {
  /** On a line of stderr. */
  STDERR,
  /** In an event that the CLI itself sent by OpenTelemetry. */
  TELEMETRY;

  private final String label = name().toLowerCase(Locale.ROOT);

  public String label() {
    return label;
  }
}
