package io.barograph.embedded.fleet;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that really happened in the fleet. All times are true times: where {@code skewedClock}
 * is set, the lines print and ship others, and only their arrival tells.
 */
public sealed interface TruthEntry {

  /** A developer began to play a scenario. */
  record Played(UserId user, Plot scenario, Instant at) implements TruthEntry {}

  /** A turn completed. */
  record Completed(UserId user, HostId host, Instant at) implements TruthEntry {}

  /**
   * The trouble of one turn.
   *
   * @param session as printed or shipped, or null where neither names one
   * @param cause as far as the lines tell
   * @param reason of a rejected or refused refresh, else null
   * @param attempts retry notices printed
   * @param startedAt the first retry notice or refresh failure, else the terminal line
   * @param endedAt the terminal line (the first where it is doubled), the end of the completed
   *     turn, or the last notice before silence
   * @param diagnosis of what the developer suffers from; null in fleets without labels
   */
  record Sequence(
      UserId user,
      HostId host,
      @Nullable SessionId session,
      Cause cause,
      @Nullable Reason reason,
      Outcome outcome,
      int attempts,
      Instant startedAt,
      Instant endedAt,
      boolean skewedClock,
      @Nullable Diagnosis diagnosis)
      implements TruthEntry {

    /** Whether this counts towards a storm. */
    public boolean isRejectedRefresh() {
      return outcome == Outcome.FAILED && cause == Cause.REFRESH_REJECTED;
    }
  }

  /**
   * A storm by the default policy: 3 failed sequences with a rejected refresh within 10 minutes.
   *
   * @param onset start of the first sequence that counts
   * @param openedAt end of the sequence that made it a storm
   * @param failedSequences all that count, until it calmed
   * @param attempts retry notices of all these
   * @param hosts all that failed, in order of their names
   * @param skewedClock whether any of these hosts has a wrong clock
   * @param calmedAt null while open
   * @param diagnosis as it was when the storm opened; null in fleets without labels
   */
  record Storm(
      UserId user,
      Instant onset,
      Instant openedAt,
      int failedSequences,
      int attempts,
      List<HostId> hosts,
      Reason reason,
      boolean skewedClock,
      Ending ending,
      @Nullable Instant calmedAt,
      @Nullable Diagnosis diagnosis)
      implements TruthEntry {}

  /**
   * One of the fleet, as the shippers show it.
   *
   * @param circles all that its lines ever named
   */
  record Member(UserId user, String version, Set<Circle> circles) implements TruthEntry {}

  /**
   * The provider refused many logins at once.
   *
   * @param name in the diagnoses of its victims
   * @param creeping whether its victims joined one after the other
   * @param revoked whether their logins stayed dead afterwards, until they signed in
   * @param victims all who failed because of it
   * @param tellableAt when the lines first showed it by the default policy: at least 5 users, and 3
   *     % of all who were active or 20 % of the circle, had failed within 15 minutes; null if never
   */
  record Wave(
      String name,
      Circle circle,
      Instant from,
      Instant to,
      boolean creeping,
      boolean revoked,
      Set<UserId> victims,
      @Nullable Instant tellableAt)
      implements TruthEntry {}

  /** How a storm ended. */
  enum Ending {
    /** Every host that failed completed a turn afterwards. */
    RECOVERED,
    /** Thirty minutes without a failure. */
    STALE,
    /** It did not, in the time looked at. */
    OPEN
  }
}
