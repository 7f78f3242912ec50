package io.barograph.core.dialect;

import java.util.List;

/** Every dialect there is: a new CLI is a class and a line here. */
public final class Dialects {
  /** The first that knows a line reads it. Codex comes last: any {@code ERROR:} may be its own. */
  public static final List<Dialect> ALL =
      List.of(
          new GcloudDialect(),
          new AwsDialect(),
          new AzDialect(),
          new ClaudeDialect(),
          new CodexDialect());

  private Dialects() {}
}
