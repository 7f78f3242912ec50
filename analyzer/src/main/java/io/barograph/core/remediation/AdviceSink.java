package io.barograph.core.remediation;

import io.barograph.core.signal.Reason;
import io.barograph.core.storm.Storm;
import java.time.Instant;

/** Hears what the ladder decides. */
public interface AdviceSink {
  void advised(Remediation remediation);

  void withdrawn(Withdrawal withdrawal);

  /** It is known what came of a rung, or that it will never be. */
  void judged(Storm storm, Rung rung, Reason reason, Withdrawal.Result result, Instant at);
}
