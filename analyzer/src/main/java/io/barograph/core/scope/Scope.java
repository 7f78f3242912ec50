package io.barograph.core.scope;

import java.util.Locale;

/** Whom a storm concerns. The lower-case name is the value in events. */
public enum Scope {
  ONE_USER,
  /** One login that several hosts or users hold a copy of. */
  SHARED_LOGIN,
  /** Many users at once: the provider, the network or a mass revocation. */
  FLEET;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
