package io.barograph.embedded.fleet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How a line tells its own time. */
enum PrintedTime {
  NONE(""),
  /** {@code [2025-10-01T15:36:54] }, whole seconds, UTC: to about 0.42. */
  STAMP("'['uuuu-MM-dd'T'HH:mm:ss'] '"),
  /** {@code 2026-03-21T04:09:15.951267Z}: a tracing record. */
  TRACE("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  private final DateTimeFormatter format;

  PrintedTime(String pattern) {
    format = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
  }

  String prefix(Instant clock) {
    return format.format(clock);
  }
}
