package io.barograph.core.signal;

import java.util.Locale;

/** Where a line's event time came from, best first. */
public enum TimeSource {
  /** Printed on the line by the CLI itself. */
  LINE,
  /** Given by the shipper beside the line. */
  SHIPPER,
  /** The Kafka record's timestamp. */
  RECORD,
  /** Nothing told: reckoned from the lines before and the delays they announce (files only). */
  RECKONED;

  private final String label = name().toLowerCase(Locale.ROOT);

  public String label() {
    return label;
  }
}
