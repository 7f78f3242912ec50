package io.barograph.event;

import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal;
import io.barograph.core.remediation.Withdrawal.Because;
import io.barograph.core.remediation.Withdrawal.Result;
import io.barograph.core.scope.Confidence;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.Scope;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.scope.Segment;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.sequence.RetrySequence.ClosedBy;
import io.barograph.core.sequence.Tally;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Origin;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Site;
import io.barograph.core.signal.UserId;
import io.barograph.core.signal.Verdict;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings of every kind. */
final class Found {
  static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");
  static final Login LOGIN = new Login(new UserId("ann"), "codex");
  static final String INCIDENT = "in_abcdefghijklmnop";
  static final Segment VERSION = new Segment(Segment.Dimension.VERSION, "0.98.0");

  private static final Commands COMMANDS = new Commands("on linux", "on macos", "on windows");
  private static final HostId HOST = new HostId("laptop-1");
  private static final SessionId SESSION = new SessionId("s-1");
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final ScopeJudgement SCOPE =
      new ScopeJudgement(Scope.ONE_USER, Confidence.HIGH, List.of("It fails on one host."));

  private Found() {}

  /** One of each kind that is an event. */
  static Stream<Finding> events() {
    return Stream.concat(
        ofLogins(), Stream.of(opened(VERSION), closed(VERSION, Decision.BELOW_THRESHOLDS)));
  }

  /** One of each kind that is an event about a login. */
  static Stream<Finding> ofLogins() {
    return Stream.of(
        sequence(Cause.REFRESH_REJECTED, Reason.REUSED, Outcome.FAILED),
        new Finding.StormChanged(new StormFinding.Opened(storm(3), 3, WINDOW)),
        new Finding.StormChanged(new StormFinding.Escalated(storm(6), AT, 3, WINDOW)),
        new Finding.StormChanged(
            new StormFinding.Calmed(storm(6), AT, StormFinding.How.STALE, 3, WINDOW)),
        advised(Rung.SIGN_IN_AGAIN),
        withdrawn(Rung.SIGN_IN_AGAIN, Because.RECOVERED, Result.WORKED),
        new Finding.SignalDelayed(sighting(Origin.STDERR), AT.plusSeconds(60)));
  }

  static Finding sequence(Cause cause, @Nullable Reason reason, Outcome outcome) {
    return sequence(cause, reason, outcome, new AccountId("acct-1"));
  }

  static Finding sequence(
      Cause cause, @Nullable Reason reason, Outcome outcome, @Nullable AccountId account) {
    Verdict verdict = new Verdict(HOST, SESSION, outcome, cause, reason, 5, AT, AT.plusSeconds(7));
    return new Finding.SequenceClosed(
        new RetrySequence(
            LOGIN,
            verdict,
            5,
            5,
            List.of(Duration.ofMillis(213), Duration.ofSeconds(3)),
            ClosedBy.TERMINAL_LINE,
            new TreeMap<>(Map.of("retry-announced", new Tally(5, 1))),
            new TreeSet<>(Set.of(Origin.values())),
            "0.163.0",
            account));
  }

  /** Advice as the ladder gives it, on Linux. */
  static Finding advised(Rung rung) {
    return advised(rung, OperatingSystem.LINUX, AT);
  }

  static Finding advised(Rung rung, @Nullable OperatingSystem os, Instant at) {
    boolean typed =
        switch (rung) {
          case RESTART_PROCESS, WAIT, LEAVE_REGION -> false;
          default -> true;
        };
    return new Finding.RemediationAdvised(
        new Remediation(
            rung == Rung.LEAVE_REGION ? null : storm(3).id(),
            rung == Rung.WAIT ? INCIDENT : null,
            LOGIN,
            rung,
            typed ? COMMANDS : null,
            rung == Rung.RESET_LOCAL_STATE ? COMMANDS : null,
            os,
            SCOPE,
            causes(),
            "It was rejected again.",
            List.of("3 turns failed."),
            at,
            at.plusSeconds(3600)));
  }

  static Finding withdrawn(Rung rung, Because because, Result result) {
    return new Finding.RemediationWithdrawn(
        new Withdrawal(
            storm(3).id(),
            because == Because.INCIDENT_OPENED ? INCIDENT : null,
            LOGIN,
            rung,
            because,
            result,
            AT,
            AT.plusSeconds(90)));
  }

  static Finding opened(Segment segment) {
    return new Finding.IncidentChanged(
        new IncidentFinding.Opened(
            incident(segment, 7),
            Decision.FLEET_SHARE_REACHED,
            Confidence.MEDIUM,
            List.of("7 of 40 are failing.")));
  }

  static Finding closed(Segment segment, Decision decision) {
    return new Finding.IncidentChanged(
        new IncidentFinding.Closed(
            incident(segment, 9), AT.plusSeconds(1200), decision, List.of("0 of 40 are failing.")));
  }

  static Finding.StormStanding standing(@Nullable Rung advice, @Nullable String incidentId) {
    int rung = advice == null ? 0 : advice.number();
    return new Finding.StormStanding(
        storm(3), AT, rung, advice, SCOPE, causes(), incidentId, false);
  }

  static Sighting sighting(Origin origin) {
    return new Sighting(
        LOGIN, HOST, SESSION, null, Site.UNKNOWN, origin, AT, 7, new Signal.TurnCompleted());
  }

  static Storm storm(int failedSequences) {
    return new Storm(
        "st_abcdefghijklmnop",
        LOGIN,
        AT,
        AT.plusSeconds(60),
        failedSequences,
        5 * failedSequences,
        new TreeSet<>(Set.of(HOST)),
        Reason.REUSED,
        AT.plusSeconds(60));
  }

  private static List<Hypothesis> causes() {
    return List.of(
        new Hypothesis(
            LikelyCause.OTHER_HOST_OR_TOOL,
            Confidence.HIGH,
            List.of("The CLI says so."),
            List.of("No other host was seen.")),
        new Hypothesis(LikelyCause.UNKNOWN, Confidence.LOW, List.of(), List.of()));
  }

  private static Incident incident(Segment segment, int peak) {
    return new Incident(INCIDENT, "codex", segment, AT, 7, 40, peak, Reason.REVOKED, null);
  }
}
