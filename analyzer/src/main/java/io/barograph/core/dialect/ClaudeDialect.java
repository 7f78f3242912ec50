package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.SignedIn;
import io.barograph.core.signal.Signal.SignedOut;
import io.barograph.core.signal.Signal.TurnCompleted;
import io.barograph.core.signal.Signal.TurnFailed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of Claude Code, {@code claude -p} in its three output formats and what the terminal
 * UI says of the login, from about 1.0.60. An expired token is told of only after the CLI tried to
 * refresh it, see <a href="https://code.claude.com/docs/en/errors">its errors</a>.
 *
 * <p>{@code claude auth login} ends with {@code Login successful.}, as other programs do: that line
 * is not read, only the UI's, which is marked.
 */
final class ClaudeDialect implements Dialect {
  private static final String PLEASE = "Please run /login";
  private static final String PLEASE_BEFORE = PLEASE + " · ";
  private static final String PLEASE_BEHIND = " · " + PLEASE;
  private static final String NOT_AUTHENTICATED = "Failed to authenticate";
  private static final String TOKEN = "OAuth token ";
  private static final String API_ERROR = "API Error: 40";
  private static final String UNAUTHORIZED = "API Error: 401";
  private static final String SERVER_ANSWER = "{\"type\":\"error\"";
  private static final String SIGNED_IN = "Login successful";
  private static final String SIGNED_OUT = "Successfully logged out from your Anthropic account.";

  /** Before the outcome of a command in the terminal UI. */
  private static final char MARK = '⎿';

  private static final String COST = "total_cost_usd";
  private static final Set<String> RESULT = Set.of("type", "subtype", "result");

  @Override
  public String cli() {
    return "claude";
  }

  @Override
  public Remedies remedies() {
    return ClaudeRemedies.ALL;
  }

  @Override
  public Set<String> needles() {
    return Set.of(PLEASE, NOT_AUTHENTICATED, TOKEN, SIGNED_IN, SIGNED_OUT, COST);
  }

  @Override
  public Set<String> wholeLines() {
    return Set.of();
  }

  @Override
  public @Nullable Reading read(HostPrefix line) {
    return OwnWords.read(line, ClaudeDialect::signal);
  }

  private static @Nullable Signal signal(String body) {
    if (body.startsWith("{\"")) {
      Signal result = result(body);
      return result == null ? failed(body) : result;
    }
    boolean marked = !body.isEmpty() && body.charAt(0) == MARK;
    String text = marked ? body.substring(Screen.skipBlanks(body, 1)) : body;
    if (marked && text.equals(SIGNED_IN)) {
      return new SignedIn();
    }
    return text.equals(SIGNED_OUT) ? new SignedOut() : failed(text);
  }

  /** What is said between {@code Failed to authenticate} and {@code Please run /login}. */
  private static @Nullable Signal failed(String text) {
    String rest = text;
    if (rest.endsWith(PLEASE_BEHIND)) {
      rest = rest.substring(0, rest.length() - PLEASE_BEHIND.length());
    }
    rest = OwnWords.without(PLEASE_BEFORE, rest);
    rest = OwnWords.without(NOT_AUTHENTICATED + ". ", rest);
    rest = OwnWords.without(NOT_AUTHENTICATED + ": ", rest);
    boolean aboutLogin = rest.length() < text.length();
    if (aboutLogin || rest.startsWith(API_ERROR)) {
      Diagnosis diagnosis = told(rest, aboutLogin);
      return diagnosis.isKnown() ? new TurnFailed(diagnosis.cause(), diagnosis.reason()) : null;
    }
    return null;
  }

  private static Diagnosis told(String text, boolean aboutLogin) {
    return switch (text) {
      case "Login expired",
          "OAuth session expired and could not be refreshed",
          TOKEN + "has expired" ->
          Diagnosis.rejected(Reason.EXPIRED);
      case TOKEN + "revoked" -> Diagnosis.rejected(Reason.REVOKED);
      case "Invalid API key" -> Diagnosis.of(Cause.API_UNAUTHORIZED);
      default -> ofServer(text, aboutLogin);
    };
  }

  private static Diagnosis ofServer(String text, boolean aboutLogin) {
    if (!text.startsWith(API_ERROR) && !text.startsWith(SERVER_ANSWER)) {
      return Diagnosis.UNKNOWN;
    }
    if (text.contains(TOKEN + "has expired")) {
      return Diagnosis.rejected(Reason.EXPIRED);
    }
    if (text.contains(TOKEN + "has been revoked")) {
      return Diagnosis.rejected(Reason.REVOKED);
    }
    return aboutLogin && text.startsWith(UNAUTHORIZED)
        ? Diagnosis.of(Cause.API_UNAUTHORIZED)
        : Diagnosis.UNKNOWN;
  }

  /** The last object of {@code --output-format json} and {@code stream-json}. */
  private static @Nullable Signal result(String body) {
    JsonFields fields = body.contains("\"result\"") ? JsonFields.of(body, RESULT) : null;
    if (fields == null || !fields.get("type").equals("result")) {
      return null;
    }
    Signal failure = failed(fields.get("result"));
    // Inside a string the quotes would be escaped: this is the object's own member.
    boolean error = !body.contains("\"is_error\":false");
    if (error || failure != null) {
      return error ? failure : null;
    }
    return fields.get("subtype").equals("success") && hasCost(body) ? new TurnCompleted() : null;
  }

  /** What cost nothing did not reach the model, such as a command of the CLI's own. */
  private static boolean hasCost(String body) {
    String member = "\"" + COST + "\":";
    int at = body.indexOf(member);
    return at >= 0
        && !body.startsWith("0,", at + member.length())
        && !body.startsWith("0}", at + member.length());
  }
}
