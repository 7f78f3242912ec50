package io.barograph.core.remediation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rungs, lowest first. The lower-case name is the action in events and labels. */
public enum Rung {
  SIGN_IN_AGAIN(1, Type.SIGN_IN, Type.SIGN_IN, null, null),

  /** Moved aside first: the directory also holds configuration, history and saved sessions. */
  RESET_LOCAL_STATE(2, Type.MOVE_ASIDE, Type.MOVE_ASIDE_WINDOWS, Type.DELETE, Type.DELETE_WINDOWS),

  CHECK_API_KEY(3, Type.CHECK_KEY, Type.CHECK_KEY_WINDOWS, null, null),

  HAND_OVER(4, Type.DESCRIBE, Type.DESCRIBE, null, null);

  private final int number;
  private final String posix;
  private final String windows;
  private final @Nullable String destructivePosix;
  private final @Nullable String destructiveWindows;

  Rung(
      int number,
      String posix,
      String windows,
      @Nullable String destructivePosix,
      @Nullable String destructiveWindows) {
    this.number = number;
    this.posix = posix;
    this.windows = windows;
    this.destructivePosix = destructivePosix;
    this.destructiveWindows = destructiveWindows;
  }

  /** 1 to 4. */
  public int number() {
    return number;
  }

  public String action() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Commands commands() {
    return new Commands(posix, posix, windows);
  }

  /** The alternative that deletes instead of moving aside, or null. */
  public @Nullable Commands destructive() {
    return destructivePosix == null || destructiveWindows == null
        ? null
        : new Commands(destructivePosix, destructivePosix, destructiveWindows);
  }

  /** The next rung, or null above the last. */
  @Nullable Rung next() {
    return this == HAND_OVER ? null : values()[number];
  }

  /** What to type: one line each for a POSIX shell and for the Windows command prompt. */
  private static final class Type {
    static final String SIGN_IN = "codex logout && codex login";

    static final String MOVE_ASIDE =
        "for d in ~/.codex ~/.config/codex; do [ ! -e \"$d\" ] || mv \"$d\" \"$d.aside.$(date +%s)\"; done;"
            + " codex login";

    static final String MOVE_ASIDE_WINDOWS =
        "(if exist \"%USERPROFILE%\\.codex\" ren \"%USERPROFILE%\\.codex\" .codex.aside)"
            + " & (if exist \"%APPDATA%\\codex\" ren \"%APPDATA%\\codex\" codex.aside)"
            + " & codex login";

    static final String DELETE = "rm -rf ~/.codex ~/.config/codex && codex login";

    static final String DELETE_WINDOWS =
        "rmdir /s /q \"%USERPROFILE%\\.codex\" & rmdir /s /q \"%APPDATA%\\codex\" & codex login";

    /** Says whether the key is there, never the key. */
    static final String CHECK_KEY =
        "[ -n \"$OPENAI_API_KEY\" ] && echo 'OPENAI_API_KEY is set'"
            + " || echo 'OPENAI_API_KEY is not set'";

    static final String CHECK_KEY_WINDOWS =
        "if defined OPENAI_API_KEY (echo OPENAI_API_KEY is set)"
            + " else (echo OPENAI_API_KEY is not set)";

    /** What a person who takes over asks for first. */
    static final String DESCRIBE = "codex --version && codex login status";

    private Type() {}
  }
}
