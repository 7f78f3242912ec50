package io.barograph.core.engine;

import java.util.Map;

/** What the Codex CLI says, in the wording of the version named. */
final class Spoken {
  /** 0.66: the last line of a turn whose refresh was rejected. */
  static final String REUSED =
      "ERROR: Your access token could not be refreshed because your refresh token was already"
          + " used. Please log out and sign in again.";

  static final String REVOKED =
      "ERROR: Your access token could not be refreshed because your refresh token was revoked."
          + " Please log out and sign in again.";

  static final String EXPIRED =
      "ERROR: Your access token could not be refreshed because your refresh token has expired."
          + " Please log out and sign in again.";

  static final String ACCOUNT_CHANGED =
      "ERROR: Your access token could not be refreshed because you have since logged out or signed"
          + " in to another account. Please sign in again.";

  /** From 0.56: any other rejection. */
  static final String NO_REASON =
      "ERROR: Your access token could not be refreshed. Please log out and sign in again.";

  /** No rejection: the region is refused. */
  static final String REGION_REFUSED =
      "ERROR: Failed to refresh token: 403 Forbidden: Country, region, or territory not supported";

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

  /** An event: a conversation begins. */
  static final Map<String, String> STARTS =
      Map.of("event.name", "codex.conversation_starts", "app.version", "0.146.1");

  /** An event: the user asks something. */
  static final Map<String, String> PROMPTS = Map.of("event.name", "codex.user_prompt");

  /** An event: the model has answered. */
  static final Map<String, String> ANSWERED =
      Map.of("event.name", "codex.sse_event", "event.kind", "response.completed");

  /** An event: the refresh was rejected. */
  static final Map<String, String> GIVEN_UP = recovery("recovery_failed_permanent");

  /** An event: the refresh worked. */
  static final Map<String, String> RECOVERED = recovery("recovery_succeeded");

  private Spoken() {}

  private static Map<String, String> recovery(String outcome) {
    return Map.of(
        "event.name",
        "codex.auth_recovery",
        "auth.mode",
        "managed",
        "auth.step",
        "refresh_token",
        "auth.outcome",
        outcome,
        "auth.error_code",
        "token_expired");
  }

  /** From 0.44, below the banner. */
  static String sessionId(String id) {
    return "session id: " + id;
  }

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
