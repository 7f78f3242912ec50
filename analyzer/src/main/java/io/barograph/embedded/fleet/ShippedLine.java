package io.barograph.embedded.fleet;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line as a shipper delivers it.
 *
 * @param arrival when it reaches the log topic; never goes back from line to line
 * @param time when it was printed, by the clock of its host, to the microsecond
 * @param session the session as the shipper knows it, or null where the shipper knows none
 * @param surroundings what else the shipper tells
 * @param text the line, without a line break
 */
public record ShippedLine(
    Instant arrival,
    Instant time,
    UserId user,
    HostId host,
    @Nullable SessionId session,
    Surroundings surroundings,
    String text) {

  /** Leaves out the text: lines hold prompts. */
  @Override
  public String toString() {
    return "ShippedLine[arrival=%s, time=%s, user=%s, host=%s, session=%s, %d characters]"
        .formatted(arrival, time, user, host, session, text.length());
  }
}
