package io.barograph.core.dialect;

import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Remedies;

/**
 * What to type against a dead login of Claude Code: <a
 * href="https://code.claude.com/docs/en/authentication">authentication</a>, <a
 * href="https://code.claude.com/docs/en/errors">errors</a>. On macOS the login is in the keychain,
 * which {@code claude auth logout} clears.
 */
final class ClaudeRemedies {
  private static final String SIGN_IN = "claude auth logout && claude auth login";

  private static final String FILE = ".credentials.json";
  private static final String HOME = "${CLAUDE_CONFIG_DIR:-$HOME/.claude}";
  private static final String HOME_WINDOWS = "%USERPROFILE%\\.claude";

  /** Only the login: settings, history and sessions beside it stay. */
  private static final String MOVE_ASIDE = Typed.movedAside(HOME, FILE) + SIGN_IN;

  private static final String MOVE_ASIDE_WINDOWS =
      Typed.movedAsideOnWindows(HOME_WINDOWS, FILE) + SIGN_IN;

  private static final String LOG_IN = "claude auth login";

  private static final Commands DELETE =
      new Commands(
          "rm -f \"" + HOME + "/" + FILE + "\" && " + LOG_IN,
          "security delete-generic-password -s 'Claude Code-credentials'; " + LOG_IN,
          "del \"" + HOME_WINDOWS + "\\" + FILE + "\" & " + LOG_IN);

  /** Goes before the login. */
  private static final String KEY_VARIABLE = "ANTHROPIC_API_KEY";

  private static final String DESCRIBE = "claude --version && claude auth status";

  static final Remedies ALL =
      new Remedies(
          Typed.everywhere(SIGN_IN),
          Typed.of(MOVE_ASIDE, MOVE_ASIDE_WINDOWS),
          DELETE,
          KEY_VARIABLE,
          Typed.isSet(KEY_VARIABLE),
          Typed.everywhere(DESCRIBE));

  private ClaudeRemedies() {}
}
