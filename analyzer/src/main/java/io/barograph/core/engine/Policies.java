package io.barograph.core.engine;

import io.barograph.core.remediation.RemediationPolicy;
import io.barograph.core.scope.FleetPolicy;
import io.barograph.core.scope.ScopePolicy;
import io.barograph.core.sequence.SequencePolicy;
import io.barograph.core.storm.StormPolicy;

/** All that decisions go by. */
public record Policies(
    SequencePolicy sequence,
    StormPolicy storm,
    FleetPolicy fleet,
    ScopePolicy scope,
    RemediationPolicy remediation) {
  public static final Policies DEFAULT =
      new Policies(
          SequencePolicy.DEFAULT,
          StormPolicy.DEFAULT,
          FleetPolicy.DEFAULT,
          ScopePolicy.DEFAULT,
          RemediationPolicy.DEFAULT);
}
