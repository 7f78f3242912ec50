package io.barograph.metrics;

import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal.Because;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.Segment.Dimension;
import io.barograph.core.signal.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Counts advice and incidents of the fleet. Safe for many threads. */
public final class FleetMetrics {
  /** A refused region is no rejection, and so never the reason of a storm. */
  static final Set<Reason> REASONS_OF_STORMS =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Reason.REGION_REFUSED)));

  /** From three failures in a row and a short time to settle, to advice that an incident held. */
  private static final Duration[] DELAY_BUCKETS = {
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(3),
    Duration.ofMinutes(5),
    Duration.ofMinutes(10),
    Duration.ofMinutes(15),
    Duration.ofMinutes(30),
    Duration.ofHours(1),
    Duration.ofHours(4)
  };

  private final Instruments instruments;
  private final Timer adviceDelay;
  private final OpenStorms openStorms;

  FleetMetrics(Instruments instruments) {
    this.instruments = instruments;
    this.adviceDelay = instruments.timer(Meters.ADVICE_DELAY, DELAY_BUCKETS);
    this.openStorms = new OpenStorms(instruments);
    for (Rung rung : Rung.values()) {
      advised(rung);
    }
    for (Because because : Because.values()) {
      withdrawn(because);
    }
    for (Dimension dimension : Dimension.values()) {
      incidentsOpened(dimension);
    }
    incidentsClosed(Decision.BELOW_THRESHOLDS);
    incidentsClosed(Decision.WIDENED);
    expectJudgements();
  }

  /** The open storms, by what the fleet knows of them. */
  public OpenStorms openStorms() {
    return openStorms;
  }

  /**
   * Names users from now on, which no meter does otherwise.
   *
   * @param most users that are named; 0 names nobody
   */
  public void nameTopUsers(int most) {
    if (most > 0) {
      openStorms.nameTopUsers(instruments.rows(Meters.TOP_USERS), most);
    }
  }

  /** Advice was given. */
  public void remediationAdvised(Rung rung) {
    advised(rung).increment();
  }

  /** A storm got its first advice this long of event time after its onset. */
  public void adviceGiven(Duration delay) {
    Instruments.record(adviceDelay, delay);
  }

  /** Advice was taken back. */
  public void remediationWithdrawn(Because because) {
    withdrawn(because).increment();
  }

  /** It is known what came of advice, or that it will never be. */
  public void remediationJudged(Rung rung, Reason reason, Result result) {
    judged(rung, reason, result).increment();
  }

  /** An incident opened or closed. */
  public void incidentFound(IncidentFinding finding) {
    if (finding instanceof IncidentFinding.Opened) {
      incidentsOpened(finding.incident().segment().dimension()).increment();
    } else {
      incidentsClosed(finding.decision()).increment();
    }
  }

  /** Where the region is refused no storm is open by which advice could be judged. */
  private void expectJudgements() {
    for (Rung rung : EnumSet.complementOf(EnumSet.of(Rung.LEAVE_REGION))) {
      for (Reason reason : REASONS_OF_STORMS) {
        for (Result result : Result.values()) {
          judged(rung, reason, result);
        }
      }
    }
  }

  private Counter advised(Rung rung) {
    return instruments.counter(Meters.REMEDIATIONS_ADVISED, rung.action());
  }

  private Counter withdrawn(Because because) {
    return instruments.counter(Meters.REMEDIATIONS_WITHDRAWN, because.label());
  }

  private Counter judged(Rung rung, Reason reason, Result result) {
    return instruments.counter(
        Meters.REMEDIATIONS_JUDGED, rung.action(), reason.label(), result.label());
  }

  private Counter incidentsOpened(Dimension dimension) {
    return instruments.counter(Meters.INCIDENTS_OPENED, dimension.label());
  }

  private Counter incidentsClosed(Decision decision) {
    return instruments.counter(Meters.INCIDENTS_CLOSED, decision.label());
  }
}
