package io.barograph.embedded.fleet;

import io.barograph.core.signal.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is printed, not yet shipped.
 *
 * @param at true time
 */
record Spoken(Run run, Instant at, PrintedTime printed, String text) {

  ShippedLine shippedAt(Instant arrival) {
    @Nullable SessionId session = run.shippedSession();
    Instant time = at.plus(run.host().clockAhead());
    return new ShippedLine(
        arrival, time, run.user(), run.host().id(), session, run.surroundings(), text);
  }

  /** Leaves out the text: lines hold prompts. */
  @Override
  public String toString() {
    return "Spoken[at=" + at + ", user=" + run.user() + "]";
  }
}
