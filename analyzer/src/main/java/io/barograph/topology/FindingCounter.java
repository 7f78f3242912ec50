package io.barograph.topology;

import io.barograph.core.engine.Finding;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.StormFinding;
import io.barograph.metrics.BarographMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts findings where they are made. Of one thread. */
final class FindingCounter {
  private final BarographMetrics metrics;

  /** Open storms that have had their first advice. */
  private final Set<String> advised = new HashSet<>();

  private @Nullable String justAdvised;

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
    } else if (finding instanceof Finding.RemediationAdvised advice) {
      justAdvised = advice.remediation().stormId();
      metrics.fleet().remediationAdvised(advice.remediation().rung());
    } else if (finding instanceof Finding.RemediationWithdrawn withdrawn) {
      metrics.fleet().remediationWithdrawn(withdrawn.withdrawal().because());
    } else if (finding instanceof Finding.RemediationJudged judged) {
      metrics.fleet().remediationJudged(judged.rung(), judged.reason(), judged.result());
    } else if (finding instanceof Finding.StormStanding standing) {
      stands(standing);
    } else if (finding instanceof Finding.IncidentChanged changed) {
      metrics.fleet().incidentFound(changed.incident());
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
      metrics.stormDetected(opened.storm().id(), Duration.between(opened.at(), wall));
      return 1;
    }
    return storm instanceof StormFinding.Calmed ? -1 : 0;
  }

  /** How a storm stands follows its advice. After a restart it tells which have had some. */
  private void stands(Finding.StormStanding standing) {
    String storm = standing.storm().id();
    boolean isNew = storm.equals(justAdvised);
    justAdvised = null;
    if (standing.over()) {
      advised.remove(storm);
    } else if (standing.advice() != null && advised.add(storm) && isNew) {
      metrics.fleet().adviceGiven(Duration.between(standing.storm().onset(), standing.at()));
    }
  }
}
