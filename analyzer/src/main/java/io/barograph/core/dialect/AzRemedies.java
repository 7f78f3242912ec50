package io.barograph.core.dialect;

import io.barograph.core.signal.Remedies;

/**
 * What to type against a dead login of the Azure CLI: <a
 * href="https://learn.microsoft.com/cli/azure/authenticate-azure-cli-interactively">sign in
 * interactively</a>, <a href="https://learn.microsoft.com/cli/azure/account#az-account-clear">az
 * account clear</a>. There is no variable that holds a key.
 */
final class AzRemedies {
  /** Without the first, the second may come back with the old answer: Azure/azure-cli#21519. */
  private static final String SIGN_OUT = "az logout";

  private static final String SIGN_IN = "az login";

  /** Only tokens and the list of subscriptions that they open: settings and extensions stay. */
  private static final String MOVE_ASIDE =
      Typed.movedAside(
              "${AZURE_CONFIG_DIR:-$HOME/.azure}",
              "msal_token_cache.json msal_token_cache.bin azureProfile.json")
          + SIGN_IN;

  private static final String HOME = "%USERPROFILE%\\.azure";

  private static final String MOVE_ASIDE_WINDOWS =
      Typed.movedAsideOnWindows(HOME, "msal_token_cache.json")
          + Typed.movedAsideOnWindows(HOME, "msal_token_cache.bin")
          + Typed.movedAsideOnWindows(HOME, "azureProfile.json")
          + SIGN_IN;

  private static final String DELETE = "az account clear && az login";

  private static final String DESCRIBE = "az version && az account list --output table";

  static final Remedies ALL =
      new Remedies(
          Typed.of(SIGN_OUT + "; " + SIGN_IN, SIGN_OUT + " & " + SIGN_IN),
          Typed.of(MOVE_ASIDE, MOVE_ASIDE_WINDOWS),
          Typed.everywhere(DELETE),
          null,
          null,
          Typed.everywhere(DESCRIBE));

  private AzRemedies() {}
}
