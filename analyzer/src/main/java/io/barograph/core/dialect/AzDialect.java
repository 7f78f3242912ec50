package io.barograph.core.dialect;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Remedies;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.SignedIn;
import io.barograph.core.signal.Signal.TurnFailed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of the Azure CLI. Its levels ({@code ERROR:}) are printed only where stderr is no
 * terminal. A refused refresh begins with Entra's error code; the trace id and the advice on the
 * lines below it are noise. {@code az logout} prints nothing, and no line proves that a login
 * works.
 *
 * <p>Most codes are no refused refresh: a service principal's secret, an unknown application, a
 * missing consent. Those that are stand in Microsoft's <a
 * href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">list</a>.
 */
final class AzDialect implements Dialect {
  private static final String ERROR = "ERROR: ";
  private static final String WARNING = "WARNING: ";
  private static final String CODE = "AADSTS";

  /** Through Windows' account broker. */
  private static final String BROKER = "V2Error: invalid_grant ";

  /** To 2.29, with the server's answer as it came. */
  private static final String ANSWER =
      "Get Token request returned http error: 400 and server response: ";

  private static final String DESCRIPTION = "\"error_description\":\"";

  /** The words of some old versions for such a code. */
  private static final String INACTIVE = "Credentials have expired due to inactivity. ";

  private static final String NOT_CONNECTED = "HTTPSConnectionPool(host='login.";

  /** The end of the address where refresh tokens are spent. */
  private static final String TOKEN_REQUEST = "token (Caused by ";

  private static final String LOOKING_FOR_SUBSCRIPTIONS =
      "Retrieving tenants and subscriptions for the selection...";
  private static final String SIGNED_IN =
      "You have logged in. Now let us find all the subscriptions to which you have access...";

  @Override
  public String cli() {
    return "az";
  }

  @Override
  public Remedies remedies() {
    return AzRemedies.ALL;
  }

  @Override
  public Set<String> needles() {
    return Set.of(
        CODE + "70", CODE + "50", INACTIVE, TOKEN_REQUEST, LOOKING_FOR_SUBSCRIPTIONS, SIGNED_IN);
  }

  @Override
  public Set<String> wholeLines() {
    return Set.of();
  }

  @Override
  public @Nullable Reading read(HostPrefix line) {
    return OwnWords.read(line, AzDialect::signal);
  }

  private static @Nullable Signal signal(String body) {
    String words = OwnWords.without(WARNING, body);
    // The first is said since 2.61, before the choice of a subscription; the second until then.
    if (words.equals(LOOKING_FOR_SUBSCRIPTIONS) || words.equals(SIGNED_IN)) {
      return new SignedIn();
    }
    String text = OwnWords.without(ERROR, body);
    if (text.equals(INACTIVE + "Please run 'az login'")) {
      return rejected(Reason.EXPIRED);
    }
    if (text.startsWith(NOT_CONNECTED)) {
      return isTokenRequest(text) ? new TurnFailed(Cause.REFRESH_UNREACHABLE, null) : null;
    }
    if (text.startsWith(ANSWER)) {
      int description = text.indexOf(DESCRIPTION);
      return description < 0 ? null : coded(text, description + DESCRIPTION.length());
    }
    return coded(OwnWords.without(BROKER, text), 0);
  }

  private static @Nullable Signal coded(String text, int from) {
    int colon = text.startsWith(CODE, from) ? text.indexOf(':', from) : -1;
    if (colon < 0) {
      return null;
    }
    return switch (text.substring(from + CODE.length(), colon)) {
      case "70043", "70008", "700082" -> rejected(Reason.EXPIRED);
      case "50173" -> rejected(Reason.REVOKED);
      // A second factor is asked for, which only a sign-in can give.
      case "50076" -> rejected(Reason.UNKNOWN);
      default -> null;
    };
  }

  /** Not what a sign-in asks for first: the server's settings, a code for a device. */
  private static boolean isTokenRequest(String text) {
    return text.contains("/oauth2/" + TOKEN_REQUEST)
        || text.contains("/oauth2/v2.0/" + TOKEN_REQUEST);
  }

  private static Signal rejected(Reason reason) {
    return new TurnFailed(Cause.REFRESH_REJECTED, reason);
  }
}
