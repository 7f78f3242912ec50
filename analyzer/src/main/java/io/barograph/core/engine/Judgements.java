package io.barograph.core.engine;

import io.barograph.core.remediation.Situation;
import io.barograph.core.scope.Confidence;
import io.barograph.core.scope.Hypotheses;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.LikelyCause;
import io.barograph.core.scope.LoginHistory;
import io.barograph.core.scope.Scope;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.scope.SharedLogin;
import io.barograph.core.signal.Login;
import io.barograph.core.storm.Storm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of a storm: its login's days, other logins, incidents. */
final class Judgements {
  private Judgements() {}

  /** The situation of a login in storm. */
  static Situation of(
      FleetState state, FleetRow row, Policies policies, @Nullable Incident incident) {
    Storm storm = Objects.requireNonNull(row.storm, "judged without a storm");
    Instant since = storm.onset().minus(policies.fleet().activeWithin());
    ScopeJudgement scope =
        incident == null
            ? SharedLogin.judge(storm, row.history, sharing(state, row), policies.fleet())
            : ofFleet(incident);
    List<Hypothesis> causes =
        Hypotheses.of(
            policies.scope(), storm, row.history, otherClis(state, row.login, since), incident);
    return new Situation(row.login, storm, row.history.os(), scope, causes);
  }

  /** The situation of a login whose region is refused. */
  static Situation ofRefusedRegion(FleetRow row, int refused) {
    return new Situation(
        row.login,
        null,
        row.history.os(),
        new ScopeJudgement(
            Scope.ONE_USER,
            Confidence.HIGH,
            List.of(
                refused + " turns failed because the region is refused; no login was rejected.")),
        List.of(
            new Hypothesis(
                LikelyCause.UNKNOWN,
                Confidence.LOW,
                List.of(),
                List.of("The refusal is about the place the request came from, not the login."))));
  }

  /** How a storm stands, or that it stands no more. */
  static Finding.StormStanding standing(
      FleetRow row,
      Storm storm,
      Instant at,
      Situation situation,
      @Nullable Incident incident,
      boolean over) {
    return new Finding.StormStanding(
        storm,
        at,
        row.ladder.height(),
        row.ladder.holds(),
        situation.scope(),
        situation.causes(),
        incident == null ? null : incident.id(),
        over);
  }

  private static ScopeJudgement ofFleet(Incident incident) {
    return new ScopeJudgement(
        Scope.FLEET,
        Confidence.HIGH,
        List.of(
            incident.failing()
                + " of "
                + incident.active()
                + " active users in "
                + incident.segment()
                + " were failing when the incident opened at "
                + incident.openedAt()
                + "."));
  }

  private static Map<Login, LoginHistory> sharing(FleetState state, FleetRow row) {
    SortedMap<Login, LoginHistory> sharing = new TreeMap<>();
    state
        .sharing(row.login, row.history.account())
        .forEach(other -> sharing.put(other.login, other.history));
    return sharing;
  }

  private static SortedSet<String> otherClis(FleetState state, Login login, Instant since) {
    SortedSet<String> clis = new TreeSet<>();
    for (FleetRow other : state.ofOtherClis(login)) {
      Instant last = other.history.lastActive();
      if (last != null && !last.isBefore(since)) {
        clis.add(other.login.cli());
      }
    }
    return clis;
  }
}
