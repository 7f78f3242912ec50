package io.barograph.core.remediation;

import io.barograph.core.scope.Hypothesis;
import io.barograph.core.scope.ScopeJudgement;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.storm.Storm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What advice is chosen by.
 *
 * @param storm open now, or null
 * @param os that all hosts of the login run on, or null
 * @param causes the surest first
 */
public record Situation(
    Login login,
    @Nullable Storm storm,
    @Nullable OperatingSystem os,
    ScopeJudgement scope,
    List<Hypothesis> causes) {}
