package io.barograph.core.dialect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the CLI's own text begins.
 *
 * @param body the text behind stamp and mark
 * @param mark the terminal UI's mark before it
 * @param stamp the CLI's own {@code [time]} before it, or null
 */
record Opening(String body, Mark mark, @Nullable Instant stamp) {

  /** What the terminal UI puts before its own words; never what it puts before the user's. */
  enum Mark {
    NONE,
    WARNING,
    ERROR,
    /** Before the live status line. */
    STATUS
  }

  static Opening of(String text, int from) {
    int at = Screen.skipBlanks(text, from);
    Instant stamp = at < text.length() && text.charAt(at) == '[' ? LineTime.stamp(text, at) : null;
    if (stamp != null) {
      at = Screen.skipBlanks(text, at + LineTime.TO_THE_SECOND + 2);
    }
    int code = at < text.length() ? text.codePointAt(at) : 0;
    Mark mark =
        switch (code) {
          case 0x26a0 -> Mark.WARNING;
          // The hand stood before errors up to about 0.30.
          case 0x25a0, 0x1f590 -> Mark.ERROR;
          case 0x2022, 0x25e6 -> Mark.STATUS;
          default -> Mark.NONE;
        };
    if (mark != Mark.NONE) {
      at += Character.charCount(code);
      // The selector that asks for the coloured form of a sign.
      at = at < text.length() && text.charAt(at) == 0xfe0f ? at + 1 : at;
      at = Screen.skipBlanks(text, at);
    }
    return new Opening(text.substring(at), mark, stamp);
  }

  boolean stamped() {
    return stamp != null;
  }
}
