package io.barograph.core.remediation;

import io.barograph.core.signal.Login;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Advice that holds no longer.
 *
 * @param incidentId of the incident that opened or closed, or null
 * @param advisedAt when it was given
 */
public record Withdrawal(
    String stormId,
    @Nullable String incidentId,
    Login login,
    Rung rung,
    Because because,
    Result result,
    Instant advisedAt,
    Instant withdrawnAt) {

  /** The lower-case name is the value in events and labels. */
  public enum Because {
    /** The storm calmed by proof. */
    RECOVERED,
    /** It is not the user: many fail at once. */
    INCIDENT_OPENED,
    /** There is nothing to wait for any more. */
    INCIDENT_CLOSED,
    /** It turned out that several hosts or users share the login. */
    SCOPE_CHANGED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of a piece of advice. The lower-case name is the value in events and labels. */
  public enum Result {
    /** The storm calmed by proof after it. */
    WORKED,
    /** It was followed, or had its time, and the refresh was rejected again. */
    DID_NOT_HELP,
    /** Nothing showed either. */
    UNKNOWN;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
