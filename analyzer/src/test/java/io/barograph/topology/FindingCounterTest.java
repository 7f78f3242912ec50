package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.scope.Confidence;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.Scope;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import io.barograph.core.storm.Storm;
import io.barograph.metrics.BarographMetrics;
import io.barograph.metrics.PrometheusMetrics;
import io.barograph.metrics.PrometheusMetrics.Format;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindingCounterTest {
  private static final Instant ONSET = Instant.parse("2026-03-01T10:00:00Z");
  private static final Login LOGIN = new Login(new UserId("ann"), "codex");
  private static final ScopeJudgement SCOPE =
      new ScopeJudgement(Scope.ONE_USER, Confidence.HIGH, List.of("It fails on one host."));
  private static final List<Hypothesis> CAUSES =
      List.of(new Hypothesis(LikelyCause.UNKNOWN, Confidence.LOW, List.of(), List.of()));

  private final PrometheusMetrics prometheus = PrometheusMetrics.create();
  private final FindingCounter counter =
      new FindingCounter(new BarographMetrics(prometheus.registry(), "1.2.3"));

  @AfterEach
  void close() {
    prometheus.close();
  }

  @Test
  void theDelayOfAStormsFirstAdviceIsMeasuredOnce() {
    stands("st_1", 60, null);
    advised("st_1", Rung.SIGN_IN_AGAIN, 240);
    stands("st_1", 240, Rung.SIGN_IN_AGAIN);
    stands("st_1", 900, Rung.SIGN_IN_AGAIN);
    advised("st_1", Rung.RESET_LOCAL_STATE, 1800);
    stands("st_1", 1800, Rung.RESET_LOCAL_STATE);

    assertThat(scrape())
        .contains("barograph_advice_delay_seconds_count 1\n")
        .contains("barograph_advice_delay_seconds_sum 240.0");
  }

  @Test
  void eachStormHasItsDelay() {
    advised("st_1", Rung.WAIT, 60);
    stands("st_1", 60, Rung.WAIT);
    over("st_1", 120);
    advised("st_2", Rung.SIGN_IN_AGAIN, 300);
    stands("st_2", 300, Rung.SIGN_IN_AGAIN);

    assertThat(scrape())
        .contains("barograph_advice_delay_seconds_count 2\n")
        .contains("barograph_advice_delay_seconds_sum 360.0");
  }

  @Test
  void adviceFromBeforeARestartIsNotMeasuredAgain() {
    stands("st_1", 900, Rung.SIGN_IN_AGAIN);
    advised("st_1", Rung.RESET_LOCAL_STATE, 1800);
    stands("st_1", 1800, Rung.RESET_LOCAL_STATE);

    assertThat(scrape()).contains("barograph_advice_delay_seconds_count 0\n");
  }

  @Test
  void adviceWithoutAStormHasNoDelay() {
    advised(null, Rung.LEAVE_REGION, 60);
    stands("st_1", 60, null);

    assertThat(scrape())
        .contains("barograph_remediations_advised_total{action=\"leave_region\"} 1.0")
        .contains("barograph_advice_delay_seconds_count 0\n");
  }

  private void advised(@Nullable String storm, Rung rung, int seconds) {
    Instant at = ONSET.plusSeconds(seconds);
    count(
        new Finding.RemediationAdvised(
            new Remediation(
                storm,
                null,
                LOGIN,
                rung,
                null,
                null,
                null,
                SCOPE,
                CAUSES,
                "It was rejected again.",
                List.of(),
                at,
                at.plusSeconds(3600))));
  }

  private void stands(String storm, int seconds, @Nullable Rung advice) {
    count(standing(storm, seconds, advice, false));
  }

  private void over(String storm, int seconds) {
    count(standing(storm, seconds, null, true));
  }

  private static Finding standing(String storm, int seconds, @Nullable Rung advice, boolean over) {
    return new Finding.StormStanding(
        new Storm(
            storm,
            LOGIN,
            ONSET,
            ONSET,
            3,
            15,
            new TreeSet<>(Set.of(new HostId("laptop"))),
            Reason.REUSED,
            ONSET),
        ONSET.plusSeconds(seconds),
        advice == null ? 0 : advice.number(),
        advice,
        SCOPE,
        CAUSES,
        null,
        over);
  }

  private void count(Finding finding) {
    assertThat(counter.count(finding, ONSET)).isZero();
  }

  private String scrape() {
    return prometheus.scrape(Format.TEXT);
  }
}
