package io.barograph.core.signal;

import java.time.Instant;

/**
 * One line of stderr with what is known of it.
 *
 * @param time event time as far as known before the text is read
 * @param ordinal place in its source
 * @param cli as named by the shipper; empty where nothing names it
 * @param text without its line break; never printed
 */
public record Line(
    Instant time,
    TimeSource timeSource,
    UserId user,
    HostId host,
    SessionId session,
    String cli,
    long ordinal,
    String text) {

  /** Leaves the text out: it holds prompts and may hold tokens. */
  @Override
  public String toString() {
    return "Line[" + time + " " + user + "@" + host + ", " + text.length() + " characters]";
  }
}
