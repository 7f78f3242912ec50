package io.barograph.core.engine;

import static io.barograph.core.engine.Expectation.advised;
import static io.barograph.core.engine.Expectation.incidentClosed;
import static io.barograph.core.engine.Expectation.incidentOpened;
import static io.barograph.core.engine.Expectation.stormOpened;
import static io.barograph.core.engine.Expectation.stormWentStale;
import static io.barograph.core.engine.Spoken.COMPLETED;
import static io.barograph.core.engine.Spoken.REVOKED;
import static io.barograph.core.remediation.Rung.SIGN_IN_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.scope.FleetPolicy;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.Segment;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.StormPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that changes at an event time holds from there on, and for nothing before. */
class PolicyChangeTimelineTest {
  @Test
  void aLowerThresholdJudgesNoFailuresFromBeforeItAlone() {
    Timeline storms = changing(storm(3, 30), storm(2, 30), 5, Finding.StormChanged.class);
    storms.at("03:00").line("alice", REVOKED);
    storms.at("04:00").line("alice", REVOKED);
    storms.at("05:30").expectNothing();
    storms.at("15:00").line("alice", REVOKED);
    storms.at("16:00").expectNothing();
    storms.at("17:00").line("alice", REVOKED);
    storms.at("18:00");
    Instant openedAt = ((Finding.StormChanged) storms.latest()).storm().at();
    assertThat(openedAt).isEqualTo(minute(17));
    storms.expect(stormOpened("alice"));
  }

  @Test
  void aLowerThresholdCountsTheFirstFailureAfterItWithThoseBefore() {
    Timeline storms = changing(storm(3, 30), storm(2, 30), 5, Finding.StormChanged.class);
    storms.at("04:00").line("alice", REVOKED).line("bob", REVOKED);
    storms.at("04:50").line("bob", REVOKED);
    storms.at("05:00").line("alice", REVOKED);
    storms.at("06:00").expect(stormOpened("alice"));
  }

  @Test
  void aHigherThresholdHoldsFromTheChangeOn() {
    Timeline storms = changing(storm(2, 30), storm(3, 30), 5, Finding.StormChanged.class);
    storms.at("03:00").line("alice", REVOKED);
    storms.at("04:00").line("alice", REVOKED).line("bob", REVOKED);
    storms.at("05:00").line("bob", REVOKED);
    storms.at("06:00").expect(stormOpened("alice"));
    storms.at("07:00").line("bob", REVOKED);
    storms.at("08:00").expect(stormOpened("bob"));
  }

  @Test
  void aShorterSilenceEndsAStormAtOnceWhereItIsOverAlready() {
    Timeline storms = changing(storm(2, 60), storm(2, 10), 20, Finding.StormChanged.class);
    storms.at("03:00").line("alice", REVOKED);
    storms.at("04:00").line("alice", REVOKED);
    storms.at("20:30").expect(stormOpened("alice"));
    storms.at("20:31").expect(stormWentStale("alice"));
  }

  @Test
  void aShorterQuietTimeClosesAnIncidentAtTheChange() {
    Timeline incidents =
        changing(fleet(15, 60, 2), fleet(15, 5, 2), 40, Finding.IncidentChanged.class);
    wave(incidents);
    incidents.at("03:00").expect(incidentOpened(Segment.ALL));
    incidents.at("41:00").expectNothing();
    incidents.at("41:01").expect(incidentClosed(Segment.ALL, Decision.BELOW_THRESHOLDS));
  }

  @Test
  void aShorterWindowCountsAnewAtTheChange() {
    Timeline incidents =
        changing(fleet(60, 5, 2), fleet(10, 5, 2), 20, Finding.IncidentChanged.class);
    wave(incidents);
    incidents.at("03:00").expect(incidentOpened(Segment.ALL));
    // Nobody failed within ten minutes before it: five more are quiet.
    incidents.at("26:00").expectNothing();
    incidents.at("26:01").expect(incidentClosed(Segment.ALL, Decision.BELOW_THRESHOLDS));
  }

  @Test
  void aLongerSettlingTimeHoldsForStormsThatOpenAfterIt() {
    Timeline advice =
        changing(fleet(15, 5, 2), fleet(15, 5, 20), 5, Finding.RemediationAdvised.class);
    for (int minute = 1; minute < 4; minute++) {
      advice.at("0" + minute + ":00").line("alice", REVOKED);
      advice.line("bob", minute == 1 ? COMPLETED : REVOKED);
    }
    advice.at("05:00").line("bob", REVOKED);
    advice.at("07:00").expect(advised("alice", SIGN_IN_AGAIN));
    advice.at("26:00").expectNothing();
    advice.at("26:04").expect(advised("bob", SIGN_IN_AGAIN));
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  /** A login that is looked at when it is due is then due later, or not at all. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsDueBecauseOfAChangeIsDueOnce(long seed) {
    TreeMap<Instant, Policies> changes = new TreeMap<>();
    for (int minute = 1; minute < 240; minute += 7) {
      changes.put(minute(minute), storm(2 + minute % 2, 10 + minute % 3));
    }
    Engine engine = Engines.by(PolicySchedule.of(storm(3, 30), changes)).logins();
    LoginState state = new LoginState(GeneratedSignals.LOGIN);
    for (Sighting signal : new GeneratedSignals(seed).next(30)) {
      engine.accept(state, signal, signal.time(), finding -> {});
    }
    Instant last = Instant.MIN;
    for (Instant due = engine.due(state); due != null; due = engine.due(state)) {
      assertThat(due).isAfter(last);
      engine.advance(state, due, finding -> {});
      last = due;
    }
  }

  private static Timeline changing(
      Policies first, Policies then, int minute, Class<? extends Finding> kind) {
    TreeMap<Instant, Policies> changes = new TreeMap<>();
    changes.put(minute(minute), then);
    return Timeline.by(Engines.by(PolicySchedule.of(first, changes)), kind);
  }

  private static Policies storm(int threshold, int staleAfter) {
    Policies rest = Policies.DEFAULT;
    return new Policies(
        rest.sequence(),
        new StormPolicy(threshold, Duration.ofMinutes(10), Duration.ofMinutes(staleAfter)),
        rest.fleet(),
        rest.scope(),
        rest.remediation());
  }

  private static Policies fleet(int window, int quiet, int settle) {
    Policies rest = Policies.DEFAULT;
    return new Policies(
        rest.sequence(),
        rest.storm(),
        new FleetPolicy(
            Duration.ofMinutes(window),
            Duration.ofHours(1),
            5,
            0.03,
            3,
            0.01,
            0.2,
            Duration.ofMinutes(quiet),
            Duration.ofMinutes(settle),
            Duration.ofMinutes(10)),
        rest.scope(),
        rest.remediation());
  }

  private static void wave(Timeline timeline) {
    timeline.at("00:00").each(Timeline.users("other", 20), COMPLETED);
    timeline.at("01:00").each(Timeline.users("victim", 5), REVOKED);
  }

  private static Instant minute(int minute) {
    return Timeline.START.plus(Duration.ofMinutes(minute));
  }
}
