package io.barograph.topology;

import io.barograph.core.engine.Finding;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.StormFinding;
import io.barograph.metrics.BarographMetrics;
import java.time.Duration;
import java.time.Instant;

/** Counts findings where they are made. */
final class FindingCounter {
  private final BarographMetrics metrics;

  FindingCounter(BarographMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Counts one.
   *
   * @return by how much the number of open storms changed
   */
  int count(Finding finding, Instant wall) {
    if (finding instanceof Finding.SequenceClosed closed) {
      Verdict verdict = closed.sequence().verdict();
      metrics.sequenceClosed(verdict.cause(), verdict.outcome(), verdict.attempts());
    } else if (finding instanceof Finding.StormChanged changed) {
      return count(changed.storm(), wall);
    } else if (finding instanceof Finding.RemediationAdvised advised) {
      metrics.remediationAdvised(advised.remediation().rung());
    } else if (finding instanceof Finding.SignalDelayed) {
      metrics.signalLate();
    } else if (finding instanceof Finding.SignalRepeated) {
      metrics.signalRepeated();
    }
    return 0;
  }

  private int count(StormFinding storm, Instant wall) {
    metrics.stormFound(storm);
    if (storm instanceof StormFinding.Opened opened) {
      metrics.stormDetected(Duration.between(opened.at(), wall));
      return 1;
    }
    return storm instanceof StormFinding.Calmed ? -1 : 0;
  }
}
