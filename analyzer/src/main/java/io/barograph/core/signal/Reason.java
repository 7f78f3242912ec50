package io.barograph.core.signal;

import java.util.Locale;

/**
 * Why a refresh token was rejected, or not even judged. The lower-case name is the value in events
 * and labels.
 */
public enum Reason {
  /** A refresh token works once; another process or machine with a copy spent it first. */
  REUSED,
  /** Logged out elsewhere, another account, an administrator, a mass revocation. */
  REVOKED,
  /** Idle for too long. */
  EXPIRED,
  /** A running process holds an account that has since changed; no request was sent. */
  ACCOUNT_CHANGED,
  /**
   * No rejection: the auth server refuses the region, whoever asks. Stands with {@link
   * Cause#REFRESH_UNREACHABLE} only, and never counts towards a storm.
   */
  REGION_REFUSED,
  /** A 401 whose body names no reason. */
  UNKNOWN;

  private final String label = name().toLowerCase(Locale.ROOT);

  public String label() {
    return label;
  }
}
