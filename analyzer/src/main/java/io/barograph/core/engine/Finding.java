package io.barograph.core.engine;

import io.barograph.core.remediation.Remediation;
import io.barograph.core.remediation.Rung;
import io.barograph.core.remediation.Withdrawal;
import io.barograph.core.scope.FleetReport;
import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.IncidentFinding;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.sequence.RetrySequence;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.Storm;
import io.barograph.core.storm.StormFinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the core has to tell. */
public sealed interface Finding {
  /** What all of one kind that must stay in order share: the user, or the CLI of an incident. */
  String key();

  /** What is told of one login. */
  sealed interface OfLogin extends Finding {
    Login login();

    @Override
    default String key() {
      return login().user().value();
    }
  }

  /** A retry sequence closed. */
  record SequenceClosed(RetrySequence sequence) implements OfLogin {
    @Override
    public Login login() {
      return sequence.login();
    }
  }

  /** A storm opened, escalated or calmed. */
  record StormChanged(StormFinding storm) implements OfLogin {
    @Override
    public Login login() {
      return storm.storm().login();
    }
  }

  /** For whoever watches the fleet; no event of its own. */
  record Reported(FleetReport report) implements OfLogin {
    @Override
    public Login login() {
      return report.login();
    }
  }

  /**
   * How an open storm stands, after a failure it counted or advice it got; or that it stands no
   * more.
   *
   * @param at event time of the change
   * @param rung the number of the last rung of the ladder advised for it, 0 for none
   * @param advice that holds now, or null
   * @param incidentId of the open incident it is part of, or null
   * @param over whether it calmed
   */
  record StormStanding(
      Storm storm,
      Instant at,
      int rung,
      @Nullable Rung advice,
      ScopeJudgement scope,
      List<Hypothesis> causes,
      @Nullable String incidentId,
      boolean over)
      implements OfLogin {
    @Override
    public Login login() {
      return storm.login();
    }
  }

  /** Advice was given. */
  record RemediationAdvised(Remediation remediation) implements OfLogin {
    @Override
    public Login login() {
      return remediation.login();
    }
  }

  /** Advice was taken back. */
  record RemediationWithdrawn(Withdrawal withdrawal) implements OfLogin {
    @Override
    public Login login() {
      return withdrawal.login();
    }
  }

  /** It is known what came of a piece of advice, or that it will never be. */
  record RemediationJudged(
      Storm storm, Rung rung, Reason reason, Withdrawal.Result result, Instant at)
      implements OfLogin {
    @Override
    public Login login() {
      return storm.login();
    }
  }

  /** An incident of the fleet opened or closed. */
  record IncidentChanged(IncidentFinding incident) implements Finding {
    @Override
    public String key() {
      return incident.incident().cli();
    }
  }

  /**
   * A signal came too late to change a verdict.
   *
   * @param decidedUpTo event time up to which its login's signals were decided already
   */
  record SignalDelayed(Sighting sighting, Instant decidedUpTo) implements OfLogin {
    @Override
    public Login login() {
      return sighting.login();
    }
  }

  /** A signal was shipped again; it changed nothing. */
  record SignalRepeated(Sighting sighting) implements OfLogin {
    @Override
    public Login login() {
      return sighting.login();
    }
  }
}
