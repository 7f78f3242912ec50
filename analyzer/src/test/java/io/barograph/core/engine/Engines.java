package io.barograph.core.engine;

import io.barograph.core.dialect.Dialect;
import io.barograph.core.dialect.Dialects;
import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Remedies;
import java.util.HashMap;
import java.util.Map;

/** Engines as the commands put them together from the defaults. */
public final class Engines {
  /** A made-up CLI with neither local state to move aside nor an API key. */
  public static final String PLAIN_CLI = "plain-cli";

  private Engines() {}

  /** Knows every CLI there is a dialect for, and {@link #PLAIN_CLI}. */
  public static Engine byDefault() {
    Map<String, Remedies> remedies = new HashMap<>();
    for (Dialect dialect : Dialects.ALL) {
      remedies.put(dialect.cli(), dialect.remedies());
    }
    remedies.put(
        PLAIN_CLI, new Remedies(same("plain login"), null, null, null, null, same("plain status")));
    return new Engine(Policies.DEFAULT, remedies);
  }

  private static Commands same(String command) {
    return new Commands(command, command, command);
  }
}
