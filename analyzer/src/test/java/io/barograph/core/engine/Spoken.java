package io.barograph.core.engine;

/** What the Codex CLI says, in the wording of the version named. */
final class Spoken {
  /** 0.66: the last line of a turn whose refresh was rejected. */
  static final String REUSED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";

  static final String REVOKED =
      "ERROR: Your access token could not be refreshed because your refresh token was revoked."
          + " Please log out and sign in again.";

  /** To 0.50: the same without a reason. */
  static final String REJECTED = "ERROR: Failed to refresh token: 401 Unauthorized";

  /** The last line of a good turn. */
  static final String COMPLETED = "tokens used";

  static final String SIGNED_IN = "Successfully logged in";

  /** 0.34 to 0.90: one record of a rejected refresh. */
  static final String TRACED =
      Timeline.NOW
          + " ERROR codex_core::auth: Failed to refresh token: Your access token could not be"
          + " refreshed because your refresh token was already used. Please log out and sign in"
          + " again.";

  static final String FELL_BACK =
      "warning: Falling back from WebSockets to HTTPS transport. unexpected status 200 OK";

  private Spoken() {}

  static String banner(String version) {
    return "OpenAI Codex v" + version;
  }

  /** 0.45. */
  static String streamError(int attempt) {
    return "stream error: Failed to refresh token: 401 Unauthorized; retrying "
        + attempt
        + "/5 in 200ms…";
  }

  /** 0.50 to 0.90. */
  static String reconnecting(int attempt) {
    return "Reconnecting... " + attempt + "/5";
  }

  /** From 0.118. */
  static String errorReconnecting(int attempt) {
    return "ERROR: Reconnecting... " + attempt + "/5";
  }
}
