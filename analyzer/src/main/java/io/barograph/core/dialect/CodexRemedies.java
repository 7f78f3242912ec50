package io.barograph.core.dialect;

import io.barograph.core.signal.Commands;
import io.barograph.core.signal.Remedies;

/** What to type against a dead Codex login. */
final class CodexRemedies {
  private static final String SIGN_IN = "codex logout && codex login";

  private static final String MOVE_ASIDE =
      "for d in ~/.codex ~/.config/codex; do [ ! -e \"$d\" ] || mv \"$d\" \"$d.aside.$(date +%s)\"; done;"
          + " codex login";

  private static final String MOVE_ASIDE_WINDOWS =
      "(if exist \"%USERPROFILE%\\.codex\" ren \"%USERPROFILE%\\.codex\" .codex.aside)"
          + " & (if exist \"%APPDATA%\\codex\" ren \"%APPDATA%\\codex\" codex.aside)"
          + " & codex login";

  private static final String DELETE = "rm -rf ~/.codex ~/.config/codex && codex login";

  private static final String DELETE_WINDOWS =
      "rmdir /s /q \"%USERPROFILE%\\.codex\" & rmdir /s /q \"%APPDATA%\\codex\" & codex login";

  private static final String KEY_VARIABLE = "OPENAI_API_KEY";

  /** Says whether the key is there, never the key. */
  private static final String CHECK_KEY =
      "[ -n \"$OPENAI_API_KEY\" ] && echo 'OPENAI_API_KEY is set'"
          + " || echo 'OPENAI_API_KEY is not set'";

  private static final String CHECK_KEY_WINDOWS =
      "if defined OPENAI_API_KEY (echo OPENAI_API_KEY is set)"
          + " else (echo OPENAI_API_KEY is not set)";

  private static final String DESCRIBE = "codex --version && codex login status";

  static final Remedies ALL =
      new Remedies(
          everywhere(SIGN_IN),
          new Commands(MOVE_ASIDE, MOVE_ASIDE, MOVE_ASIDE_WINDOWS),
          new Commands(DELETE, DELETE, DELETE_WINDOWS),
          KEY_VARIABLE,
          new Commands(CHECK_KEY, CHECK_KEY, CHECK_KEY_WINDOWS),
          everywhere(DESCRIBE));

  private CodexRemedies() {}

  private static Commands everywhere(String command) {
    return new Commands(command, command, command);
  }
}
