package io.barograph.core.signal;

import java.util.Locale;

/** Why a turn was in trouble. The lower-case name is the value in events and metric labels. */
public enum Cause {
  /** The auth server refused the refresh token (a 401 to the token refresh). */
  REFRESH_REJECTED,
  /** The token refresh got no verdict: offline, proxy, 4xx other than 401, 5xx, refused region. */
  REFRESH_UNREACHABLE,
  /** The model endpoint answered 401; says nothing of the refresh token. */
  API_UNAUTHORIZED,
  /** 429, or a usage limit. */
  RATE_LIMITED,
  /** 5xx, or a message that says as much. */
  SERVER_ERROR,
  /** The stream, the websocket or the network broke off. */
  DISCONNECTED,
  /** The lines do not tell. */
  UNKNOWN;

  private final String label = name().toLowerCase(Locale.ROOT);

  public String label() {
    return label;
  }
}
