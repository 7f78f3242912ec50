package io.barograph.core.dialect;

import io.barograph.core.signal.Commands;

/** What is typed in the same way whatever the CLI. */
final class Typed {
  private Typed() {}

  /** One command that every shell understands. */
  static Commands everywhere(String command) {
    return new Commands(command, command, command);
  }

  /** One command for the POSIX shells, one for Windows. */
  static Commands of(String posix, String windows) {
    return new Commands(posix, posix, windows);
  }

  /** Says whether the variable is set, never what it holds. */
  static Commands isSet(String variable) {
    return of(
        "[ -n \"$"
            + variable
            + "\" ] && echo '"
            + set(variable)
            + "' || echo '"
            + unset(variable)
            + "'",
        "if defined "
            + variable
            + " (echo "
            + set(variable)
            + ") else (echo "
            + unset(variable)
            + ")");
  }

  /** Moves each of the files that is there out of the way, beside itself. */
  static String movedAside(String directory, String files) {
    return "d=\""
        + directory
        + "\"; for f in "
        + files
        + "; do [ ! -e \"$d/$f\" ] || mv \"$d/$f\" \"$d/$f.aside.$(date +%s)\"; done; ";
  }

  /** The same for the Windows command prompt and one file or directory. */
  static String movedAsideOnWindows(String directory, String file) {
    String path = "\"" + directory + "\\" + file + "\"";
    return "(if exist " + path + " ren " + path + " " + file + ".aside) & ";
  }

  private static String set(String variable) {
    return variable + " is set";
  }

  private static String unset(String variable) {
    return variable + " is not set";
  }
}
