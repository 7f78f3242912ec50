package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.SignedIn;
import io.barograph.core.signal.Signal.SignedOut;
import io.barograph.core.signal.Signal.TurnFailed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of the AWS CLI 2, for the logins of {@code aws sso login} and {@code aws login}. An
 * error is one line, in newer versions behind {@code aws: [ERROR]:}. {@code aws sso logout} prints
 * nothing, and no line proves that a login works.
 *
 * <p>The texts stand in {@code botocore/exceptions.py}, {@code botocore/tokens.py} and {@code
 * customizations} of the CLI. Credentials that expire without a refresh ({@code ExpiredToken}) are
 * a look-alike.
 */
final class AwsDialect implements Dialect {
  private static final String ERROR = "aws: [ERROR]: ";
  private static final String SSO_TOKEN_DEAD =
      "Error when retrieving token from sso: Token has expired and refresh failed";
  private static final String SSO_SESSION_DEAD =
      "The SSO session associated with this profile has expired or is otherwise invalid.";

  private static final String SESSION_DEAD = "Your session has expired";
  private static final String REAUTHENTICATE = "Please reauthenticate using ";
  private static final String OPERATION_FAILED = "An error occurred (";
  private static final String NEW_TOKEN = " when calling the CreateOAuth2Token operation: ";
  private static final String ROLE = " when calling the GetRoleCredentials operation: ";
  private static final String NOT_CONNECTED = "Could not connect to the endpoint URL: ";
  private static final String SSO_SERVER = "\"https://oidc.";
  private static final String SSO_SIGNED_IN = "logged into Start URL: ";
  private static final String UPDATED = "Updated profile ";
  private static final String REMOVED = "Removed ";
  private static final String CACHED_LOGIN = "cached login credential";

  @Override
  public String cli() {
    return "aws";
  }

  @Override
  public Remedies remedies() {
    return AwsRemedies.ALL;
  }

  @Override
  public Set<String> needles() {
    return Set.of(
        SSO_TOKEN_DEAD,
        SSO_SESSION_DEAD,
        REAUTHENTICATE,
        NEW_TOKEN,
        ROLE,
        NOT_CONNECTED,
        SSO_SIGNED_IN,
        UPDATED,
        CACHED_LOGIN,
        CACHED_LOGIN + "s");
  }

  @Override
  public Set<String> wholeLines() {
    return Set.of();
  }

  @Override
  public @Nullable Reading read(HostPrefix line) {
    return OwnWords.read(line, AwsDialect::signal);
  }

  private static @Nullable Signal signal(String body) {
    String text = OwnWords.without(ERROR, body);
    if (text.equals(SSO_TOKEN_DEAD)) {
      return rejected(Reason.EXPIRED);
    }
    if (text.startsWith(SSO_SESSION_DEAD)) {
      return rejected(Reason.UNKNOWN);
    }
    if (text.startsWith(SESSION_DEAD) && text.endsWith(REAUTHENTICATE + "'aws login'.")) {
      return rejected(text.contains(" or ") ? Reason.UNKNOWN : Reason.EXPIRED);
    }
    if (text.startsWith(OPERATION_FAILED)) {
      return operationFailed(text);
    }
    if (text.startsWith(NOT_CONNECTED + SSO_SERVER) && text.endsWith("/token\"")) {
      return new TurnFailed(Cause.REFRESH_UNREACHABLE, null);
    }
    return login(text);
  }

  private static @Nullable Signal operationFailed(String text) {
    int close = text.indexOf(')');
    if (close < 0) {
      return null;
    }
    String code = text.substring(OPERATION_FAILED.length(), close);
    String rest = text.substring(close + 1);
    if (rest.startsWith(NEW_TOKEN + "The refresh token has expired")) {
      return rejected(Reason.EXPIRED);
    }
    if (rest.startsWith(NEW_TOKEN + "The provided authorization grant is invalid")) {
      return rejected(Reason.UNKNOWN);
    }
    return rest.startsWith(ROLE) && code.equals("UnauthorizedException")
        ? new TurnFailed(Cause.API_UNAUTHORIZED, null)
        : null;
  }

  private static @Nullable Signal login(String text) {
    // The second spelling was the CLI's own until 2020.
    if (text.startsWith("Successfully " + SSO_SIGNED_IN)
        || text.startsWith("Successully " + SSO_SIGNED_IN)) {
      return new SignedIn();
    }
    if (text.startsWith(UPDATED)
        && text.contains(" to use arn:")
        && text.endsWith(" credentials.")) {
      return new SignedIn();
    }
    return text.startsWith(REMOVED) && text.contains(CACHED_LOGIN) ? new SignedOut() : null;
  }

  private static Signal rejected(Reason reason) {
    return new TurnFailed(Cause.REFRESH_REJECTED, reason);
  }
}
