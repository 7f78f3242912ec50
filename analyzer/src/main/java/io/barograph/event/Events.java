package io.barograph.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.core.engine.Finding;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes findings as events. The fields are described in the schemas of the same names. */
public final class Events {
  private final SequenceEvents sequences;
  private final StormEvents storms;
  private final RemediationEvents remediations;
  private final IncidentEvents incidents;

  /**
   * Events of one deployment.
   *
   * @param source names it, a URI reference such as {@code /barograph/default}
   */
  public Events(String source) {
    this(new Stamp(source, false));
  }

  private Events(Stamp stamp) {
    this.sequences = new SequenceEvents(stamp);
    this.storms = new StormEvents(stamp);
    this.remediations = new RemediationEvents(stamp);
    this.incidents = new IncidentEvents(stamp);
  }

  /** The same events, each marked as of a dry run; their ids are the same too. */
  public static Events simulated(String source) {
    return new Events(new Stamp(source, true));
  }

  /** The type of a finding's event, or null for a finding that is none. */
  public static @Nullable String typeOf(Finding finding) {
    if (finding instanceof Finding.SequenceClosed) {
      return EventType.SEQUENCE_CLOSED;
    } else if (finding instanceof Finding.StormChanged changed) {
      return StormEvents.typeOf(changed.storm());
    } else if (finding instanceof Finding.RemediationAdvised) {
      return EventType.REMEDIATION_ADVISED;
    } else if (finding instanceof Finding.RemediationWithdrawn) {
      return EventType.REMEDIATION_WITHDRAWN;
    } else if (finding instanceof Finding.IncidentChanged changed) {
      return IncidentEvents.typeOf(changed.incident());
    }
    return finding instanceof Finding.SignalDelayed ? EventType.SIGNAL_DELAYED : null;
  }

  /** The event of a finding, or null for a finding that is none. */
  public @Nullable CloudEvent of(Finding finding) {
    if (finding instanceof Finding.SequenceClosed closed) {
      return sequences.closed(closed.sequence());
    } else if (finding instanceof Finding.StormChanged changed) {
      return storms.changed(changed.storm());
    } else if (finding instanceof Finding.RemediationAdvised advised) {
      return remediations.advised(advised.remediation());
    } else if (finding instanceof Finding.RemediationWithdrawn withdrawn) {
      return remediations.withdrawn(withdrawn.withdrawal());
    } else if (finding instanceof Finding.IncidentChanged changed) {
      return incidents.changed(changed.incident(), changed.key());
    } else if (finding instanceof Finding.SignalDelayed delayed) {
      return sequences.delayed(delayed.sighting(), delayed.decidedUpTo());
    }
    return null;
  }

  /** The value of the compacted topic of open storms. */
  public static ObjectNode state(Finding.StormStanding standing) {
    return StormEvents.state(standing);
  }

  /**
   * A windowed count; the latest event of a window, cause and outcome holds.
   *
   * @param window from (inclusive) and its length
   */
  public CloudEvent count(Cause cause, Outcome outcome, Instant from, Duration window, long count) {
    return sequences.count(cause, outcome, from, window, count);
  }
}
