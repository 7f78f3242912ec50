package io.barograph.topology;

import io.barograph.core.engine.Finding;
import java.time.Instant;

/** The event time of each finding: the timestamp of its record. */
final class FindingTimes {
  private FindingTimes() {}

  static Instant of(Finding finding) {
    if (finding instanceof Finding.SequenceClosed closed) {
      return closed.sequence().verdict().endedAt();
    } else if (finding instanceof Finding.StormChanged changed) {
      return changed.storm().at();
    } else if (finding instanceof Finding.Reported reported) {
      return reported.report().at();
    } else if (finding instanceof Finding.StormStanding standing) {
      return standing.at();
    } else if (finding instanceof Finding.RemediationAdvised advised) {
      return advised.remediation().advisedAt();
    } else if (finding instanceof Finding.RemediationWithdrawn withdrawn) {
      return withdrawn.withdrawal().withdrawnAt();
    } else if (finding instanceof Finding.RemediationJudged judged) {
      return judged.at();
    } else if (finding instanceof Finding.IncidentChanged changed) {
      return changed.incident().at();
    } else if (finding instanceof Finding.SignalDelayed delayed) {
      return delayed.sighting().time();
    }
    return ((Finding.SignalRepeated) finding).sighting().time();
  }
}
