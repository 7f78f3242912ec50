package io.barograph.core.dialect;

import io.barograph.core.signal.Remedies;

/**
 * What to type against a dead login of the AWS CLI: <a
 * href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html">IAM Identity
 * Center</a>, <a
 * href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html">sign-in</a>.
 */
final class AwsRemedies {
  /** A profile has one kind of login or the other; each refuses what is not its own. */
  private static final String SIGN_IN = "aws sso login || aws login";

  /** Only the caches: the profiles stay. */
  private static final String MOVE_ASIDE =
      Typed.movedAside("$HOME/.aws", "sso/cache cli/cache login/cache") + SIGN_IN;

  private static final String HOME = "%USERPROFILE%\\.aws";

  private static final String MOVE_ASIDE_WINDOWS =
      Typed.movedAsideOnWindows(HOME + "\\sso", "cache")
          + Typed.movedAsideOnWindows(HOME + "\\cli", "cache")
          + Typed.movedAsideOnWindows(HOME + "\\login", "cache")
          + "("
          + SIGN_IN
          + ")";

  private static final String DELETE = "aws sso logout && (" + SIGN_IN + ")";

  /** Goes before every login of a profile. */
  private static final String KEY_VARIABLE = "AWS_ACCESS_KEY_ID";

  private static final String DESCRIBE = "aws --version && aws configure list-profiles";

  static final Remedies ALL =
      new Remedies(
          Typed.everywhere(SIGN_IN),
          Typed.of(MOVE_ASIDE, MOVE_ASIDE_WINDOWS),
          Typed.everywhere(DELETE),
          KEY_VARIABLE,
          Typed.isSet(KEY_VARIABLE),
          Typed.everywhere(DESCRIBE));

  private AwsRemedies() {}
}
