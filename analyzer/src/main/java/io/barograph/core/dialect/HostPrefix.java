package io.barograph.core.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What the host's own logger writes before a line: syslog (RFC 3164 and 5424, rsyslog, syslog-ng,
 * journald), docker and CRI, compose, Logstash's plain codec, a bracketed process id. Prose is no
 * prefix: a line that only quotes the CLI must stay noise.
 */
public final class HostPrefix {
  /** Longer words are neither host names nor tags. */
  private static final int LONGEST_WORD = 255;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** The length of {@code Nov 22 14:42:59}. */
  private static final int BSD_TIME = 15;

  /** What Logstash's plain codec writes for a host that it does not know. */
  private static final String NO_HOST = "%{host}";

  private static final int[] NO_PREFIX = {0};

  private final String line;
  private final String text;
  private int[] starts = NO_PREFIX;
  private String @Nullable [] bodies;
  private @Nullable String time;
  private @Nullable String host;
  private @Nullable String program;
  private @Nullable String process;
  private String data = "";

  /** Whether RFC 5424 is named, which lets the process id be any word. */
  private boolean versioned;

  private HostPrefix(String line) {
    this.line = line;
    this.text = Screen.shown(line);
    read();
  }

  /** Reads the prefix of a line; it may have none. */
  public static HostPrefix of(String line) {
    return new HostPrefix(line);
  }

  /** The line that was read, as it came. */
  public String line() {
    return line;
  }

  /** The line without colours and the blanks around it. */
  String text() {
    return text;
  }

  /**
   * Where the CLI's own text may begin, in the order to try: without a prefix, behind the time,
   * behind the tag.
   */
  int[] starts() {
    return starts;
  }

  /** What stands behind each start: several dialects ask for it. */
  String[] bodies() {
    String[] cut = bodies;
    if (cut == null) {
      cut = new String[starts.length];
      for (int i = 0; i < starts.length; i++) {
        cut[i] = text.substring(Screen.skipBlanks(text, starts[i]));
      }
      bodies = cut;
    }
    return cut;
  }

  /** The line as far as it is known to be the CLI's own. */
  public String body() {
    return isLogged() || process != null ? text.substring(starts[starts.length - 1]) : text;
  }

  /** RFC 3339, or {@code Nov 22 14:42:59} without year and zone; null if a logger wrote none. */
  public @Nullable String time() {
    return isLogged() ? time : null;
  }

  public @Nullable String host() {
    return host;
  }

  public @Nullable String program() {
    return program;
  }

  /** The process id; digits. */
  public @Nullable String process() {
    return process;
  }

  /** Whether it tells nothing of the line's host, program or time. */
  public boolean isSilent() {
    return host == null && program == null && process == null && data.isEmpty() && !isLogged();
  }

  /** Whether a time and what only loggers write behind it stand before the line. */
  private boolean isLogged() {
    return starts.length == 3;
  }

  /** A parameter of RFC 5424's structured data, or null. */
  public @Nullable String parameter(String name) {
    int at = data.indexOf(' ' + name + "=\"");
    if (at < 0) {
      return null;
    }
    int from = at + name.length() + 3;
    int to = data.indexOf('"', from);
    return to <= from ? null : data.substring(from, to);
  }

  private void read() {
    int at = afterPriority();
    int afterTime = afterTime(text, at);
    if (afterTime >= 0) {
      int afterTag = afterOrigin(afterTime);
      starts = afterTag < 0 ? new int[] {0, afterTime} : new int[] {0, afterTime, afterTag};
      time = text.substring(at, afterTime).strip();
    } else {
      int afterMark = afterProcess();
      starts = afterMark < 0 ? starts : new int[] {0, afterMark};
    }
  }

  /** Behind {@code <131>} and the version {@code 1} of RFC 5424. */
  private int afterPriority() {
    if (!text.startsWith("<")) {
      return 0;
    }
    int close = text.indexOf('>');
    if (close < 2 || close > 4 || !areDigits(text, 1, close)) {
      return 0;
    }
    versioned = text.startsWith("1 ", close + 1);
    return versioned ? close + 3 : close + 1;
  }

  private static int afterTime(String text, int from) {
    int end = LineTime.tokenEnd(text, from);
    if (LineTime.rfc3339(text, from, end) != null) {
      return wordAfter(text, end);
    }
    return isBsdTime(text, from) ? wordAfter(text, from + BSD_TIME) : -1;
  }

  private static boolean isBsdTime(String text, int from) {
    return text.length() > from + BSD_TIME
        && MONTHS.indexOf(text.substring(from, from + 3)) % 3 == 0
        && text.charAt(from + 3) == ' '
        && text.charAt(from + 6) == ' '
        && areDigits(text, from + 7, from + 9)
        && text.charAt(from + 9) == ':'
        && areDigits(text, from + 10, from + 12)
        && text.charAt(from + 12) == ':'
        && areDigits(text, from + 13, from + 15);
  }

  /** Behind host and tag, or behind the stream of a container log; notes who they are. */
  private int afterOrigin(int from) {
    if (text.startsWith("{", from)) {
      return afterHostMap(from);
    }
    String first = word(text, from);
    if (first == null || isLevel(first)) {
      return -1;
    }
    int second = wordAfter(text, from + first.length());
    if (first.equals(NO_HOST)) {
      return second;
    }
    if (isTag(first)) {
      note(null, first);
      return second;
    }
    String next = word(text, second);
    boolean stream = first.equals("stderr") || first.equals("stdout");
    if (next != null) {
      int third = wordAfter(text, second + next.length());
      if (stream && (next.equals("F") || next.equals("P"))) {
        return third;
      }
      if (isTag(next)) {
        note(first, next);
        return third;
      }
      int afterData = afterRfc5424(third, first, next);
      if (afterData >= 0) {
        return afterData;
      }
    }
    return HostName.isName(first) ? noted(first, second) : -1;
  }

  /** Logstash's plain codec writes the host alone; a program's own line begins with a level. */
  private int noted(@Nullable String name, int next) {
    host = name;
    return next;
  }

  private void note(@Nullable String name, String tag) {
    host = name;
    int end = tag.endsWith(":") ? tag.length() - 1 : tag.length();
    int open = tag.indexOf('[');
    program = tag.substring(0, open < 0 ? end : open);
    process = open < 0 ? null : tag.substring(open + 1, end - 1);
  }

  /** Logstash's plain codec in ECS mode: the host is a map, such as <code>{name=vm}</code>. */
  private int afterHostMap(int from) {
    int close = HostName.endOfMap(text, from);
    if (close < 0 || !text.startsWith(" ", close + 1)) {
      return -1;
    }
    return noted(HostName.inMap(text, from, close), wordAfter(text, close + 1));
  }

  /** Behind process id, message id and structured data, which follow host and program. */
  private int afterRfc5424(int from, String name, String tag) {
    String id = word(text, from);
    boolean number = id != null && areDigits(id, 0, id.length());
    if (id == null || !(number || versioned || id.equals("-"))) {
      return -1;
    }
    int messageId = wordAfter(text, from + id.length());
    String message = word(text, messageId);
    if (message == null) {
      return -1;
    }
    int structured = wordAfter(text, messageId + message.length());
    int end = structured;
    if (text.startsWith("- ", structured)) {
      end = structured + 1;
    } else {
      int close = text.startsWith("[", structured) ? text.indexOf("] ", structured) : -1;
      while (close > 0 && text.charAt(close - 1) == '\\') {
        close = text.indexOf("] ", close + 1);
      }
      if (close < 0) {
        return -1;
      }
      end = close + 1;
    }
    data = text.substring(structured, end);
    host = name.equals("-") ? null : name;
    program = tag.equals("-") ? null : tag;
    process = number ? id : null;
    return wordAfter(text, end);
  }

  /** Behind {@code [42] }, {@code codex[42]: } or {@code codex-1 | }. */
  private int afterProcess() {
    String first = word(text, 0);
    if (first == null) {
      return -1;
    }
    int next = wordAfter(text, first.length());
    if (first.startsWith("[")) {
      int close = first.length() - 1;
      if (!first.endsWith("]") || close <= 1 || !areDigits(first, 1, close)) {
        return -1;
      }
      process = first.substring(1, close);
      return next;
    }
    if (text.startsWith("| ", next)) {
      return wordAfter(text, next + 1);
    }
    if (!isTag(first) || !first.contains("[")) {
      return -1;
    }
    note(null, first);
    return next;
  }

  /** A program's name with a process id, a colon or both; never a level or a Rust path. */
  private static boolean isTag(String word) {
    int end = word.endsWith(":") ? word.length() - 1 : word.length();
    int name = end;
    if (end > 0 && word.charAt(end - 1) == ']') {
      name = word.indexOf('[');
      if (name < 0 || !areDigits(word, name + 1, end - 1)) {
        return false;
      }
    } else if (end == word.length()) {
      return false;
    }
    for (int at = 0; at < name; at++) {
      char c = word.charAt(at);
      if (!Character.isLetterOrDigit(c) && "_-./@".indexOf(c) < 0) {
        return false;
      }
    }
    return name > 0 && !isLevel(word.substring(0, name));
  }

  /** Whether a word is the level of a log line, which syslog-ng may take for a host. */
  public static boolean isLevel(String word) {
    return switch (word) {
      case "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "FATAL", "NOTICE" -> true;
      case "error", "warn", "warning", "info", "debug", "trace", "fatal", "notice" -> true;
      default -> false;
    };
  }

  private static @Nullable String word(String text, int from) {
    int end = LineTime.tokenEnd(text, from);
    return end == from || end == text.length() || end - from > LONGEST_WORD
        ? null
        : text.substring(from, end);
  }

  private static int wordAfter(String text, int from) {
    return Screen.skipBlanks(text, from);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return to > from;
  }
}
