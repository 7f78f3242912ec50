package io.barograph.core.engine;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Instant;

/** Everything the core has to tell. */
public sealed interface Finding {
  Login login();

  /** A retry sequence closed. */
  record SequenceClosed(RetrySequence sequence) implements Finding {
    @Override
    public Login login() {
      return sequence.login();
    }
  }

  /** A storm opened, escalated or calmed. */
  record StormChanged(StormFinding storm) implements Finding {
    @Override
    public Login login() {
      return storm.storm().login();
    }
  }

  /**
   * How an open storm stands after a failure it counted.
   *
   * @param rung the number of the last rung advised for it
   */
  record StormStanding(Storm storm, int rung) implements Finding {
    @Override
    public Login login() {
      return storm.login();
    }
  }

  /** Advice was given. */
  record RemediationAdvised(Remediation remediation) implements Finding {
    @Override
    public Login login() {
      return remediation.login();
    }
  }

  /**
   * A signal came too late to change a verdict.
   *
   * @param decidedUpTo event time up to which its login's signals were decided already
   */
  record SignalDelayed(Sighting sighting, Instant decidedUpTo) implements Finding {
    @Override
    public Login login() {
      return sighting.login();
    }
  }

  /** A signal was shipped again; it changed nothing. */
  record SignalRepeated(Sighting sighting) implements Finding {
    @Override
    public Login login() {
      return sighting.login();
    }
  }
}
