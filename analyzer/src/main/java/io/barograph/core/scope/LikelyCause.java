package io.barograph.core.scope;

import java.util.Locale;

/** What may have killed a login. The lower-case name is the value in events. */
public enum LikelyCause {
  /** Many users at once: not the user. First, as it explains what else each is told. */
  PROVIDER,
  /** Another host, process or tool spent the same refresh token. */
  OTHER_HOST_OR_TOOL,
  /** Another account was signed in to. */
  ACCOUNT_SWITCHED,
  /** The host's network changed, as a VPN changes it. */
  NETWORK_CHANGED,
  /** The login was not used for long. */
  LONG_IDLE,
  /** Somebody revoked it. */
  REVOKED,
  /** Nothing in the stream tells. */
  UNKNOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
