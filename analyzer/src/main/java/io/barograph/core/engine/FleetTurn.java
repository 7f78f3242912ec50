package io.barograph.core.engine;

import io.barograph.core.engine.FleetState.Wake;
import io.barograph.core.remediation.AdviceSink;
import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.RemediationPlanner;
import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Situation;
import io.barograph.core.remediation.Withdrawal;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.FleetWatch;
import io.barograph.core.scope.Incident;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.IncidentFinding.Decision;
import io.barograph.core.signal.AccountId;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.StableId;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding.How;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One decision: what a report, or what is due, changes. */
final class FleetTurn implements AdviceSink {
  private final FleetState state;
  private final Instant now;
  private final Policies policies;
  private final RemediationPlanner planner;
  private final Consumer<Finding> findings;

  FleetTurn(
      FleetState state,
      Instant now,
      Policies policies,
      Map<String, Remedies> remedies,
      Consumer<Finding> findings) {
    this.state = state;
    this.now = now;
    this.policies = policies;
    this.planner = new RemediationPlanner(policies.remediation(), remedies);
    this.findings = findings;
  }

  void decide(FleetReport report) {
    FleetRow row = state.rowOf(report.login());
    if (report instanceof FleetReport.Active active) {
      AccountId before = row.history.account();
      row.history.active(active);
      state.moved(row, before);
      state.watch.seen(row.login, row.history, now, policies.fleet());
    } else if (report instanceof FleetReport.Failed failed) {
      if (failed.verdict().isRefusedRegion()) {
        regionRefused(row, failed);
      } else {
        failed(row, failed);
      }
    } else if (report instanceof FleetReport.Calmed calmed) {
      calmed(row, calmed);
    } else if (report instanceof FleetReport.SignedIn signedIn) {
      planner.signedIn(row.ladder, signedIn.host(), signedIn.at());
    }
  }

  void fire() {
    state.watch.advance(now, policies.fleet(), this::changed);
    while (isDue(state.wakes)) {
      FleetRow row = state.row(state.wakes.pollFirst().login());
      if (row != null && row.storm != null && row.ladder.isDue(now)) {
        advise(state.rowOf(row.login));
      }
    }
  }

  private boolean isDue(SortedSet<Wake> wakes) {
    return !wakes.isEmpty() && !wakes.first().at().isAfter(now);
  }

  private void failed(FleetRow row, FleetReport.Failed report) {
    Storm storm = report.storm();
    boolean opens = row.storm == null && storm != null;
    row.history.rejected(report);
    state.storms(row, storm);
    if (opens && storm != null) {
      planner.opened(row.ladder, storm, report.verdict(), now, policies.fleet().settle());
    }
    state.watch.failed(row.login, row.history, now, policies.fleet(), this::changed);
    if (row.storm == null) {
      return;
    }
    Incident incident = incident(row);
    String waited = row.ladder.waitsFor();
    if (incident != null) {
      planner.held(row.ladder, situation(row), incident, now, this);
    } else if (waited != null) {
      release(row, waited);
    } else if (!opens) {
      planner.failedAgain(row.ladder, situation(row), report.verdict(), now, this);
    }
    state.wake(row);
    stands(row, row.storm, false);
  }

  private void calmed(FleetRow row, FleetReport.Calmed report) {
    if (report.how() == How.RECOVERED) {
      row.history.recovered(now);
      state.watch.seen(row.login, row.history, now, policies.fleet());
    }
    if (row.storm != null) {
      state.storms(row, report.storm());
      planner.calmed(row.ladder, situation(row), report.how(), now, this);
      stands(row, report.storm(), true);
      state.storms(row, null);
    }
  }

  private void regionRefused(FleetRow row, FleetReport.Failed report) {
    int refused = row.history.refused(report.verdict().endedAt(), policies.storm().window());
    if (refused >= policies.storm().threshold() && row.storm == null) {
      planner.regionRefused(row.ladder, Judgements.ofRefusedRegion(row, refused), now, this);
    }
  }

  private void changed(IncidentFinding finding) {
    findings.accept(new Finding.IncidentChanged(finding));
    Incident incident = finding.incident();
    if (finding.decision() == Decision.WIDENED) {
      // The wider one that takes its place covers them.
      return;
    }
    for (Login login : List.copyOf(state.stormy)) {
      FleetRow row = state.rowOf(login);
      boolean covered =
          FleetWatch.covers(incident, row.login, row.history)
              || incident.id().equals(row.ladder.waitsFor());
      if (row.storm != null && covered) {
        if (finding instanceof IncidentFinding.Opened) {
          planner.held(row.ladder, situation(row), incident, now, this);
        } else if (incident(row) == null) {
          release(row, incident.id());
        }
        stands(row, row.storm, false);
      }
    }
  }

  private void release(FleetRow row, String incidentId) {
    Duration offset = offset(row.login, incidentId);
    planner.released(row.ladder, situation(row), incidentId, now, offset, this);
    state.wake(row);
  }

  /** The same for the same login and incident, and spread over all logins. */
  private Duration offset(Login login, String incidentId) {
    int hash = StableId.of("of", incidentId, login.key()).hashCode();
    double share = Integer.toUnsignedLong(hash) / (double) (1L << 32);
    return Duration.ofMillis((long) (share * policies.fleet().spread().toMillis()));
  }

  private void advise(FleetRow row) {
    Storm storm = row.storm;
    Incident incident = incident(row);
    if (storm != null) {
      if (incident == null) {
        planner.advance(row.ladder, situation(row), now, this);
      } else {
        // It came to where others fail after its storm had opened.
        planner.held(row.ladder, situation(row), incident, now, this);
      }
      state.wake(row);
      stands(row, storm, false);
    }
  }

  private Situation situation(FleetRow row) {
    return Judgements.of(state, row, policies, incident(row));
  }

  private @Nullable Incident incident(FleetRow row) {
    return state.watch.incidentOf(row.login, row.history);
  }

  private void stands(FleetRow row, Storm storm, boolean over) {
    findings.accept(Judgements.standing(row, storm, now, situation(row), incident(row), over));
  }

  @Override
  public void advised(Remediation remediation) {
    findings.accept(new Finding.RemediationAdvised(remediation));
  }

  @Override
  public void withdrawn(Withdrawal withdrawal) {
    findings.accept(new Finding.RemediationWithdrawn(withdrawal));
  }

  @Override
  public void judged(Storm storm, Rung rung, Reason reason, Withdrawal.Result result, Instant at) {
    findings.accept(new Finding.RemediationJudged(storm, rung, reason, result, at));
  }
}
