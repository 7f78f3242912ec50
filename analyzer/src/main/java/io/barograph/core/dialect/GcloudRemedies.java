package io.barograph.core.dialect;

import io.barograph.core.signal.Remedies;

/**
 * What to type against a dead login of the Google Cloud CLI: <a
 * href="https://cloud.google.com/sdk/docs/authorizing">authorizing</a>, <a
 * href="https://cloud.google.com/sdk/gcloud/reference/auth/revoke">gcloud auth revoke</a>.
 */
final class GcloudRemedies {
  private static final String SIGN_IN = "gcloud auth login";

  /** Only what holds credentials: the settings beside it stay. */
  private static final String MOVE_ASIDE =
      Typed.movedAside(
              "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}",
              "credentials.db access_tokens.db legacy_credentials"
                  + " application_default_credentials.json")
          + SIGN_IN;

  private static final String APPDATA = "%APPDATA%\\gcloud";

  private static final String MOVE_ASIDE_WINDOWS =
      Typed.movedAsideOnWindows(APPDATA, "credentials.db")
          + Typed.movedAsideOnWindows(APPDATA, "access_tokens.db")
          + Typed.movedAsideOnWindows(APPDATA, "legacy_credentials")
          + Typed.movedAsideOnWindows(APPDATA, "application_default_credentials.json")
          + SIGN_IN;

  /** Forgets the keys of service accounts, too. */
  private static final String DELETE = "gcloud auth revoke --all && gcloud auth login";

  /** Goes before every login that is stored. */
  private static final String KEY_VARIABLE = "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE";

  private static final String DESCRIBE = "gcloud version && gcloud auth list";

  static final Remedies ALL =
      new Remedies(
          Typed.everywhere(SIGN_IN),
          Typed.of(MOVE_ASIDE, MOVE_ASIDE_WINDOWS),
          Typed.everywhere(DELETE),
          KEY_VARIABLE,
          Typed.isSet(KEY_VARIABLE),
          Typed.everywhere(DESCRIBE));

  private GcloudRemedies() {}
}
