package io.barograph.ingest;

import java.util.Locale;

/** What stood around a line. The lower-case name is the value in labels and {@code explain}. */
public enum Envelope {
  /** The line itself, its user, host and session in Kafka headers. */
  TEXT,
  /** Our own JSON: see the schema {@code log-line}. */
  NATIVE_JSON;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
