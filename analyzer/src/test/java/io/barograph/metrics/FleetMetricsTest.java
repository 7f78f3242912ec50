package io.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal.Because;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.scope.Confidence;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.Segment;
import io.barograph.core.signal.Reason;
import io.barograph.metrics.PrometheusMetrics.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetMetricsTest {
  private final PrometheusMetrics prometheus = PrometheusMetrics.create();
  private final FleetMetrics metrics = new BarographMetrics(prometheus.registry(), "1.2.3").fleet();

  @AfterEach
  void close() {
    prometheus.close();
  }

  @Test
  void everySeriesStandsAtZeroFromTheStart() {
    String scrape = scrape();

    for (Rung rung : Rung.values()) {
      assertThat(scrape)
          .contains("barograph_remediations_advised_total{action=\"" + rung.action() + "\"} 0.0");
    }
    for (Because because : Because.values()) {
      assertThat(scrape)
          .contains(
              "barograph_remediations_withdrawn_total{because=\"" + because.label() + "\"} 0.0");
    }
    for (Segment.Dimension dimension : Segment.Dimension.values()) {
      assertThat(scrape)
          .contains(
              "barograph_incidents_opened_total{dimension=\"" + dimension.label() + "\"} 0.0");
    }
    assertThat(scrape)
        .contains("barograph_incidents_closed_total{decision=\"below_thresholds\"} 0.0")
        .contains("barograph_incidents_closed_total{decision=\"widened\"} 0.0")
        .contains(judged("wait", "unknown", "worked") + " 0.0")
        .contains(judged("sign_in_again", "reused", "did_not_help") + " 0.0")
        .contains("barograph_advice_delay_seconds_count 0");
  }

  @Test
  void whatCanNeverHappenHasNoSeries() {
    assertThat(scrape())
        .doesNotContain("{action=\"leave_region\",reason=")
        .doesNotContain("reason=\"region_refused\"")
        .doesNotContain("barograph_incidents_closed_total{decision=\"fleet_share_reached\"}");
  }

  @Test
  void adviceIsCountedGivenTakenBackAndJudged() {
    metrics.remediationAdvised(Rung.WAIT);
    metrics.remediationWithdrawn(Because.INCIDENT_CLOSED);
    metrics.remediationJudged(Rung.SIGN_IN_AGAIN, Reason.EXPIRED, Result.WORKED);

    assertThat(scrape())
        .contains("barograph_remediations_advised_total{action=\"wait\"} 1.0")
        .contains("barograph_remediations_advised_total{action=\"hand_over\"} 0.0")
        .contains("barograph_remediations_withdrawn_total{because=\"incident_closed\"} 1.0")
        .contains("barograph_remediations_withdrawn_total{because=\"recovered\"} 0.0")
        .contains(judged("sign_in_again", "expired", "worked") + " 1.0")
        .contains(judged("sign_in_again", "expired", "unknown") + " 0.0");
  }

  @Test
  void incidentsAreCountedByWhatTheirVictimsShareAndByHowTheyEnd() {
    Segment version = new Segment(Segment.Dimension.VERSION, "0.98.0");
    Incident incident =
        new Incident("id", "codex", version, Instant.EPOCH, 7, 40, 9, Reason.REVOKED, null);
    metrics.incidentFound(
        new IncidentFinding.Opened(
            incident, Decision.FLEET_SHARE_REACHED, Confidence.HIGH, List.of("7 of 40")));
    metrics.incidentFound(
        new IncidentFinding.Closed(incident, Instant.EPOCH, Decision.WIDENED, List.of("0 of 40")));

    assertThat(scrape())
        .contains("barograph_incidents_opened_total{dimension=\"version\"} 1.0")
        .contains("barograph_incidents_opened_total{dimension=\"all\"} 0.0")
        .contains("barograph_incidents_closed_total{decision=\"widened\"} 1.0")
        .contains("barograph_incidents_closed_total{decision=\"below_thresholds\"} 0.0");
  }

  @Test
  void theDelayOfAdviceFallsIntoItsBucket() {
    metrics.adviceGiven(Duration.ofMinutes(4));

    assertThat(scrape())
        .contains("barograph_advice_delay_seconds_bucket{le=\"180.0\"} 0")
        .contains("barograph_advice_delay_seconds_bucket{le=\"300.0\"} 1")
        .contains("barograph_advice_delay_seconds_sum 240.0");
  }

  private static String judged(String action, String reason, String result) {
    return String.format(
        "barograph_remediations_judged_total{action=\"%s\",reason=\"%s\",result=\"%s\"}",
        action, reason, result);
  }

  private String scrape() {
    return prometheus.scrape(Format.TEXT);
  }
}
