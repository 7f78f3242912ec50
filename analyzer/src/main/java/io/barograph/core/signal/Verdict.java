package io.barograph.core.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the trouble of one turn ended: the part of a retry sequence that other rooms judge by.
 *
 * @param reason of a rejected refresh; {@link Reason#REGION_REFUSED} or null of one that got no
 *     verdict; null for any other cause
 * @param attempts retry notices seen, repeats not counted; 0 where the turn failed without any
 * @param startedAt event time of its first signal
 * @param endedAt event time of its last signal
 */
public record Verdict(
    HostId host,
    SessionId session,
    Outcome outcome,
    Cause cause,
    @Nullable Reason reason,
    int attempts,
    Instant startedAt,
    Instant endedAt) {

  /** Whether this counts towards a storm. */
  public boolean isRejectedRefresh() {
    return outcome == Outcome.FAILED && cause == Cause.REFRESH_REJECTED;
  }

  /** Whether the turn failed because the region is refused: no login was. */
  public boolean isRefusedRegion() {
    return outcome == Outcome.FAILED
        && cause == Cause.REFRESH_UNREACHABLE
        && reason == Reason.REGION_REFUSED;
  }
}
