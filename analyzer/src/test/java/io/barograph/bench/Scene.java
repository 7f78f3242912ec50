package io.barograph.bench;

import io.barograph.core.engine.Finding;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.scope.Confidence;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.Scope;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.scope.Segment;
import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import io.barograph.embedded.fleet.Circle;
import io.barograph.embedded.fleet.Diagnosis;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Why;
import io.barograph.embedded.fleet.Scenario;
import io.barograph.embedded.fleet.TruthEntry;
import io.barograph.embedded.fleet.TruthEntry.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A truth and findings made by hand; times are minutes of one day. */
final class Scene {
  static final Circle OFFICE = new Circle(Circle.By.NETWORK, "10.20.3.0/24");
  static final Diagnosis DEAD = one(Why.UNKNOWN, Help.SIGN_IN_AGAIN);
  static final Diagnosis HARD = one(Why.UNKNOWN, Help.SIGN_IN_AGAIN, Help.RESET_LOCAL_STATE);
  static final Diagnosis OUTAGE =
      new Diagnosis(Diagnosis.Scope.FLEET, Why.PROVIDER, List.of(Help.WAIT), "wave-1");
  static final Diagnosis REVOCATION =
      new Diagnosis(
          Diagnosis.Scope.FLEET, Why.PROVIDER, List.of(Help.WAIT, Help.SIGN_IN_AGAIN), "wave-1");

  private final List<TruthEntry> truth = new ArrayList<>();
  private final Findings findings = new Findings();

  static Instant at(double minute) {
    return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(Math.round(minute * 60));
  }

  static Diagnosis one(Why why, Help... helps) {
    return new Diagnosis(Diagnosis.Scope.ONE_USER, why, List.of(helps), null);
  }

  Quality judge() {
    return Judge.judge(truth, Duration.ofDays(1), findings);
  }

  Scene member(String user, Circle... circles) {
    truth.add(new TruthEntry.Member(new UserId(user), "0.90.0", Set.of(circles)));
    return this;
  }

  /** A storm that truly opened a minute after its onset. */
  Scene happens(String user, double onset, double calmed, Diagnosis diagnosis) {
    UserId who = new UserId(user);
    truth.add(new TruthEntry.Played(who, Scenario.DEAD_LOGIN, at(onset)));
    truth.add(
        new TruthEntry.Storm(
            who,
            at(onset),
            at(onset + 1),
            3,
            0,
            List.of(new HostId(user + "-laptop")),
            Reason.UNKNOWN,
            false,
            Ending.RECOVERED,
            at(calmed),
            diagnosis));
    return this;
  }

  Scene wave(Circle circle, double from, double to, @Nullable Double tellable, String... victims) {
    Set<UserId> users = new TreeSet<>();
    for (String victim : victims) {
      users.add(new UserId(victim));
    }
    Instant told = tellable == null ? null : at(tellable);
    truth.add(new TruthEntry.Wave("wave-1", circle, at(from), at(to), false, false, users, told));
    return this;
  }

  Scene refusedRegion(String user, double... minutes) {
    UserId who = new UserId(user);
    truth.add(new TruthEntry.Played(who, Scenario.HEALTHY_WORK, at(minutes[0])));
    for (double minute : minutes) {
      truth.add(
          new TruthEntry.Sequence(
              who,
              new HostId("h"),
              null,
              Cause.REFRESH_UNREACHABLE,
              Reason.REGION_REFUSED,
              Outcome.FAILED,
              0,
              at(minute),
              at(minute),
              false,
              one(Why.UNKNOWN, Help.LEAVE_REGION)));
    }
    return this;
  }

  Scene found(String user, double onset) {
    findings.add(
        new Finding.StormChanged(
            new StormFinding.Opened(storm(user, onset), 3, Duration.ofMinutes(10))));
    return this;
  }

  Scene thought(String user, double onset, double at, Scope scope) {
    findings.add(
        new Finding.StormStanding(
            storm(user, onset),
            at(at),
            0,
            null,
            judged(scope),
            surest(LikelyCause.UNKNOWN),
            null,
            false));
    return this;
  }

  Scene advised(String user, double onset, double at, Rung rung) {
    boolean waits = rung == Rung.WAIT;
    return advised(
        user,
        onset,
        at,
        rung,
        waits ? Scope.FLEET : Scope.ONE_USER,
        waits ? LikelyCause.PROVIDER : LikelyCause.UNKNOWN);
  }

  Scene advised(String user, double onset, double at, Rung rung, Scope scope, LikelyCause cause) {
    String storm = rung == Rung.LEAVE_REGION ? null : id(user, onset);
    findings.add(
        new Finding.RemediationAdvised(
            new Remediation(
                storm,
                null,
                login(user),
                rung,
                null,
                null,
                null,
                judged(scope),
                surest(cause),
                "why",
                List.of(),
                at(at),
                at(at + 60))));
    return this;
  }

  Scene incident(Segment segment, double from, double to) {
    Incident incident =
        new Incident(
            "in-" + segment + from, "codex", segment, at(from), 6, 20, 6, Reason.UNKNOWN, null);
    findings.add(
        new Finding.IncidentChanged(
            new IncidentFinding.Opened(
                incident, Decision.FLEET_SHARE_REACHED, Confidence.HIGH, List.of("many"))));
    findings.add(
        new Finding.IncidentChanged(
            new IncidentFinding.Closed(
                incident, at(to), Decision.BELOW_THRESHOLDS, List.of("few"))));
    return this;
  }

  private static Storm storm(String user, double onset) {
    return new Storm(
        id(user, onset),
        login(user),
        at(onset),
        at(onset + 1),
        3,
        0,
        new TreeSet<>(),
        Reason.UNKNOWN,
        at(onset + 1));
  }

  private static String id(String user, double onset) {
    return user + "@" + onset;
  }

  private static Login login(String user) {
    return new Login(new UserId(user), "codex");
  }

  private static ScopeJudgement judged(Scope scope) {
    return new ScopeJudgement(scope, Confidence.HIGH, List.of("seen"));
  }

  private static List<Hypothesis> surest(LikelyCause cause) {
    return List.of(new Hypothesis(cause, Confidence.HIGH, List.of("seen"), List.of()));
  }
}
