package io.barograph.core.dialect;

import java.util.List;

/** Every dialect there is: a new CLI is a class and a line here. */
public final class Dialects {
  public static final List<Dialect> ALL = List.of(new CodexDialect());

  private Dialects() {}
}
