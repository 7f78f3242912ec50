package io.barograph.core.dialect;

import io.barograph.core.signal.SessionId;
import io.barograph.core.signal.Signal;
import io.barograph.core.signal.Signal.RunStarted;
import io.barograph.core.signal.Signal.Section;
import io.barograph.core.signal.Signal.SectionOpened;
import io.barograph.core.signal.Signal.SessionNamed;
import io.barograph.core.signal.Signal.TurnCompleted;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frame of a run: banner, session, sections, the count of tokens that ends a good turn. */
final class Frame {
  private static final String BANNER = "OpenAI Codex v";
  private static final String PREVIEW = " (research preview)";
  private static final String SESSION = "session id: ";
  private static final String TOKENS = "tokens used";
  private static final String STARTUP = "mcp startup: ";
  private static final String INSTRUCTIONS = "User instructions:";

  /** A version or an id is one word of at most this many characters. */
  private static final int LONGEST_WORD = 64;

  private static final String USER = "user";
  private static final String EXEC = "exec";
  private static final Set<String> OWN_HEADINGS = Set.of("codex", "thinking");
  private static final Reading PROMPT_HEADING =
      new Reading(new SectionOpened(Section.PROMPT), null);
  private static final Reading TOOL_HEADING =
      new Reading(new SectionOpened(Section.TOOL_OUTPUT), null);
  private static final Reading OWN_HEADING = new Reading(new SectionOpened(Section.OWN), null);
  private static final Set<String> FILE_CHANGES =
      Set.of("file update", "file update:", "apply patch", "turn diff:");

  private Frame() {}

  static Set<String> wholeLines() {
    return Set.of("user", "codex", "exec", "thinking");
  }

  static List<String> needles() {
    return List.of(
        BANNER,
        "session id:",
        TOKENS,
        "mcp startup:",
        INSTRUCTIONS,
        "] exec ",
        "file update",
        "apply patch",
        "turn diff:",
        "apply_patch auto_approved",
        "succeeded in ",
        "exited ",
        ") success in ",
        ") failed in ");
  }

  /** A heading that is the whole line: what most signals of a healthy fleet are. */
  static @Nullable Reading heading(String line) {
    return switch (line) {
      case USER -> PROMPT_HEADING;
      case EXEC -> TOOL_HEADING;
      case "codex", "thinking" -> OWN_HEADING;
      default -> null;
    };
  }

  static @Nullable Signal read(Opening opening) {
    if (opening.mark() != Opening.Mark.NONE) {
      return null;
    }
    String body = opening.body();
    Section section = section(body, opening.stamped());
    if (section != null) {
      return new SectionOpened(section);
    }
    if (body.startsWith(BANNER)) {
      return started(body.substring(BANNER.length()));
    }
    if (body.startsWith(SESSION)) {
      String id = body.substring(SESSION.length());
      return isWord(id) ? new SessionNamed(new SessionId(id)) : null;
    }
    return isTokenCount(body) ? new TurnCompleted() : null;
  }

  private static @Nullable Section section(String body, boolean stamped) {
    if (body.equals(USER) || (stamped && body.equals(INSTRUCTIONS))) {
      return Section.PROMPT;
    }
    if (OWN_HEADINGS.contains(body) || body.startsWith(STARTUP)) {
      return Section.OWN;
    }
    // What stands under it is the command, which may be a script of many lines, and its output.
    if (body.equals(EXEC) || (stamped && body.startsWith(EXEC + " "))) {
      return Section.TOOL_OUTPUT;
    }
    // A patch is shown line by line and may hold anything, a log among it.
    boolean change =
        FILE_CHANGES.contains(body) || (stamped && body.startsWith("apply_patch auto_approved="));
    return change || isToolTitle(body) ? Section.TOOL_OUTPUT : null;
  }

  private static @Nullable Signal started(String rest) {
    String version =
        rest.endsWith(PREVIEW) ? rest.substring(0, rest.length() - PREVIEW.length()) : rest;
    return isWord(version) ? new RunStarted(version) : null;
  }

  private static boolean isTokenCount(String body) {
    if (!body.startsWith(TOKENS)) {
      return false;
    }
    int at = TOKENS.length();
    if (at == body.length()) {
      return true;
    }
    if (!body.startsWith(": ", at) || at + 2 == body.length()) {
      return false;
    }
    for (at += 2; at < body.length(); at++) {
      char c = body.charAt(at);
      boolean separator = c == ',' || c == '.' || c == '_' || c == '\'' || Screen.isBlank(c);
      if (!separator && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code … succeeded in 20ms:}, {@code … exited 1 in 2.50s:}, {@code tool() success in 1m 05s:}
   */
  private static boolean isToolTitle(String body) {
    int in = body.lastIndexOf(" in ");
    if (in < 0 || !body.endsWith(":") || !isElapsed(body, in + 4, body.length() - 1)) {
      return false;
    }
    String outcome = body.substring(0, in);
    if (isLastWord(outcome, "succeeded")) {
      return true;
    }
    if (outcome.endsWith(") success") || outcome.endsWith(") failed")) {
      return true;
    }
    int code = outcome.lastIndexOf(' ');
    return code > 0
        && isLastWord(outcome.substring(0, code), "exited")
        && isExitCode(outcome, code + 1);
  }

  private static boolean isLastWord(String text, String word) {
    int at = text.length() - word.length();
    return text.endsWith(word) && (at == 0 || text.charAt(at - 1) == ' ');
  }

  private static boolean isExitCode(String text, int from) {
    int at = text.startsWith("-", from) ? from + 1 : from;
    if (at == text.length()) {
      return false;
    }
    for (; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Digits and units, such as {@code 20ms}, {@code 1.25s} or {@code 1m 15s}. */
  private static boolean isElapsed(String text, int from, int to) {
    if (from >= to || text.charAt(from) < '0' || text.charAt(from) > '9') {
      return false;
    }
    for (int at = from; at < to; at++) {
      if ("0123456789. ms".indexOf(text.charAt(at)) < 0) {
        return false;
      }
    }
    return text.charAt(to - 1) == 's';
  }

  /** One word of a version or an id, of a bounded length. */
  static boolean isWord(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!Character.isLetterOrDigit(c) && "._-+".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_WORD;
  }
}
