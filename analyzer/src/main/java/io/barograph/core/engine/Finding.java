package io.barograph.core.engine;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.StormFinding;
import java.time.Instant;

/** Everything the core has to tell. */
public sealed interface Finding {

  /** A retry sequence closed. */
  record SequenceClosed(RetrySequence sequence) implements Finding {}

  /**
   * A storm opened, grew or calmed.
   *
   * @param rung the number of the last rung advised for it, 0 for none
   */
  record StormChanged(StormFinding storm, int rung) implements Finding {}

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
