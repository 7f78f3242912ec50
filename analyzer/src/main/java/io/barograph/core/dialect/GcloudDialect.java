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
 * The grammar of the Google Cloud CLI, from about version 231. A refused refresh is one line that
 * names the command; the advice on the lines below it is noise. No line proves that a login works.
 *
 * <p>The texts stand in {@code core/credentials/exceptions.py} and {@code surface/auth} of the SDK.
 */
final class GcloudDialect implements Dialect {
  private static final String ERROR = "ERROR: ";
  private static final String COMMAND = ERROR + "(gcloud.";
  private static final String REFRESHING = "There was a problem refreshing ";
  private static final String REFRESHING_USER = REFRESHING + "your current auth tokens: ";
  private static final String REFRESHING_ACCOUNT = REFRESHING + "auth tokens for account ";
  private static final String REAUTHENTICATING = "There was a problem reauthenticating while ";

  /** The last line of an error that begins with no reason but {@code Please run:}. */
  private static final String BROWSER_ASKED = "to complete reauthentication.";

  private static final String SIGNED_IN = "You are now logged in as [";
  private static final String SAVED = "Credentials saved to file: [";
  private static final String SAVED_AS_DEFAULT = "application_default_credentials.json]";
  private static final String REVOKED = "Revoked credentials:";
  private static final String REVOKED_DEFAULT = "Credentials revoked.";

  @Override
  public String cli() {
    return "gcloud";
  }

  @Override
  public Remedies remedies() {
    return GcloudRemedies.ALL;
  }

  @Override
  public Set<String> needles() {
    return Set.of(
        REFRESHING, REAUTHENTICATING, BROWSER_ASKED, SIGNED_IN, SAVED, REVOKED, REVOKED_DEFAULT);
  }

  @Override
  public Set<String> wholeLines() {
    return Set.of();
  }

  @Override
  public @Nullable Reading read(HostPrefix line) {
    return OwnWords.read(line, GcloudDialect::signal);
  }

  private static @Nullable Signal signal(String body) {
    if (body.startsWith(COMMAND)) {
      return failed(body);
    }
    if (body.equals(BROWSER_ASKED)) {
      return rejected(Reason.EXPIRED);
    }
    boolean saved = body.startsWith(SAVED) && body.endsWith(SAVED_AS_DEFAULT);
    if (saved || (body.startsWith(SIGNED_IN) && body.endsWith("]."))) {
      return new SignedIn();
    }
    return body.equals(REVOKED) || body.equals(REVOKED_DEFAULT) ? new SignedOut() : null;
  }

  private static @Nullable Signal failed(String body) {
    int end = LineTime.tokenEnd(body, ERROR.length());
    if (body.charAt(end - 1) != ')') {
      return null;
    }
    String text = body.substring(Screen.skipBlanks(body, end));
    if (text.startsWith(REAUTHENTICATING)) {
      return rejected(Reason.EXPIRED);
    }
    if (text.startsWith(REFRESHING_USER)) {
      return refused(text.substring(REFRESHING_USER.length()));
    }
    int told = text.startsWith(REFRESHING_ACCOUNT) ? text.indexOf(": ") : -1;
    return told < 0 ? null : refused(text.substring(told + 2));
  }

  private static @Nullable Signal refused(String told) {
    // A service account's key, and not a login: no refresh token was sent.
    if (told.contains("Invalid JWT")) {
      return null;
    }
    // "Token has been expired or revoked." leaves open which.
    if (told.contains("invalid_grant")) {
      return rejected(Reason.UNKNOWN);
    }
    // The organisation's limit on a session's length has passed.
    return told.startsWith("Reauthentication ")
        ? rejected(Reason.EXPIRED)
        : new TurnFailed(Cause.REFRESH_UNREACHABLE, null);
  }

  private static Signal rejected(Reason reason) {
    return new TurnFailed(Cause.REFRESH_REJECTED, reason);
  }
}
