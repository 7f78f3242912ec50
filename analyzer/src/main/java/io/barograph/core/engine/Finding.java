package io.barograph.core.engine;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Instant;

/** Everything the core has to tell. */
public sealed interface Finding {

  /** A retry sequence closed. */
  record SequenceClosed(RetrySequence sequence) implements Finding {}

  /** A storm opened, escalated or calmed. */
  record StormChanged(StormFinding storm) implements Finding {}

  /**
   * How an open storm stands after a failure it counted.
   *
   * @param rung the number of the last rung advised for it
   */
  record StormStanding(Storm storm, int rung) implements Finding {}

  /** Advice was given. */
  record RemediationAdvised(Remediation remediation) implements Finding {}

  /**
   * A signal came too late to change a verdict.
   *
   * @param decidedUpTo event time up to which its user's signals were decided already
   */
  record SignalDelayed(Sighting sighting, Instant decidedUpTo) implements Finding {}

  /** A signal was shipped again; it changed nothing. */
  record SignalRepeated(Sighting sighting) implements Finding {}
}
