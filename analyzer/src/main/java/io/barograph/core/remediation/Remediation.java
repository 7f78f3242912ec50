package io.barograph.core.remediation;

import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.OperatingSystem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of advice.
 *
 * @param stormId it is for, or null where no storm is open because the refresh was never rejected
 * @param incidentId that is waited for or that came before, or null
 * @param commands of the login's CLI, to type; null where there is nothing to type
 * @param destructive the alternative that deletes instead of moving aside, or null
 * @param os that the user's hosts run on, or null where that is unknown or differs
 * @param scope whom it concerns
 * @param causes likely ones, the surest first
 * @param why in plain words, for the person who reads it
 * @param evidence what was seen, one sentence each
 * @param advisedAt event time at which it was due
 * @param expiresAt after which it should no longer be shown
 */
public record Remediation(
    @Nullable String stormId,
    @Nullable String incidentId,
    Login login,
    Rung rung,
    @Nullable Commands commands,
    @Nullable Commands destructive,
    @Nullable OperatingSystem os,
    ScopeJudgement scope,
    List<Hypothesis> causes,
    String why,
    List<String> evidence,
    Instant advisedAt,
    Instant expiresAt) {
  public Remediation {
    causes = List.copyOf(causes);
    evidence = List.copyOf(evidence);
  }
}
