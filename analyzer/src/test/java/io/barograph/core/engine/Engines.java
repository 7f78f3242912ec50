package io.barograph.core.engine;

import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Remedies;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Engines as the commands put them together. */
public final class Engines {
  /** A made-up CLI with neither local state to move aside nor an API key. */
  public static final String PLAIN_CLI = "plain-cli";

  /** As long as the default. */
  public static final Duration LATENESS = Duration.ofSeconds(30);

  private Engines() {}

  /** Knows every CLI there is a dialect for, and {@link #PLAIN_CLI}. */
  public static Stages byDefault() {
    return by(Policies.DEFAULT);
  }

  /** By other policies than the default ones. */
  public static Stages by(Policies policies) {
    return by(PolicySchedule.of(policies));
  }

  /** By policies that change. */
  public static Stages by(PolicySchedule schedule) {
    Map<String, Remedies> remedies = new HashMap<>();
    for (Dialect dialect : Dialects.ALL) {
      remedies.put(dialect.cli(), dialect.remedies());
    }
    remedies.put(
        PLAIN_CLI, new Remedies(same("plain login"), null, null, null, null, same("plain status")));
    return Stages.by(() -> schedule, LATENESS, remedies);
  }

  private static Commands same(String command) {
    return new Commands(command, command, command);
  }
}
