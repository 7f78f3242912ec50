package io.barograph.core.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the few lines that may carry a signal, on bytes, before JSON is parsed and before a String
 * exists. Never misses a line with a signal; a line it lets pass may still be noise.
 *
 * <p>Immutable and safe for many threads.
 */
public final class Needles {
  /** The shortest needle: bounds how far a search can skip. */
  public static final int SHORTEST = 6;

  /** The longest line that is compared as a whole. */
  public static final int LONGEST_WHOLE_LINE = 16;

  /** The closing quote, an escape, a blank, an escape character as rsyslog writes it. */
  private static final char[] AFTER_LINE_IN_JSON = {'"', '\\', ' ', '#'};

  private final ByteSearch anywhere;
  private final ByteSearch anywhereInJson;
  private final ByteSearch.Find countsInJson = this::countsInJson;
  private final byte[][] wholeLines;
  private final byte[][] textKeys;

  private Needles(
      Set<String> needles,
      Set<String> events,
      Set<String> wholeLines,
      Collection<String> textKeys) {
    this.anywhere = new ByteSearch(bytes(needles));
    this.wholeLines = bytes(wholeLines);
    this.textKeys = bytes(textKeys);
    Set<String> inJson = new LinkedHashSet<>(needles);
    inJson.addAll(events);
    for (String line : wholeLines) {
      for (char after : AFTER_LINE_IN_JSON) {
        inJson.add(line + after);
      }
    }
    this.anywhereInJson = new ByteSearch(bytes(inJson));
  }

  /**
   * Collects what to look for.
   *
   * @param textKeys the names of JSON members that may hold a line, as the envelopes have them
   * @throws IllegalArgumentException if a dialect's needle or whole line is outside the bounds that
   *     {@link Dialect} names
   */
  public static Needles of(Collection<? extends Dialect> dialects, Collection<String> textKeys) {
    Set<String> needles = new LinkedHashSet<>();
    Set<String> events = new LinkedHashSet<>();
    Set<String> wholeLines = new LinkedHashSet<>();
    for (Dialect dialect : dialects) {
      needles.addAll(dialect.needles());
      events.addAll(dialect.eventNeedles());
      wholeLines.addAll(dialect.wholeLines());
    }
    needles.forEach(needle -> check(needle, SHORTEST, Integer.MAX_VALUE));
    events.forEach(needle -> check(needle, SHORTEST, Integer.MAX_VALUE));
    wholeLines.forEach(line -> check(line, 1, LONGEST_WHOLE_LINE));
    return new Needles(needles, events, wholeLines, textKeys);
  }

  /**
   * Whether one line, plain or as it stands between the quotes of a JSON string, may carry a
   * signal.
   */
  public boolean mayHoldSignal(byte[] bytes, int from, int to) {
    return anywhere.isIn(bytes, from, to, Needles::always) || endsInWholeLine(bytes, from, to);
  }

  /**
   * Whether a JSON text, be it one object or many, may hold a line or an event with a signal. A
   * whole line counts only as a value of one of the text keys: the program's name, {@code codex},
   * is on every line and is no signal.
   */
  public boolean mayHoldSignalInJson(byte[] bytes, int from, int to) {
    return anywhereInJson.isIn(bytes, from, to, countsInJson);
  }

  private static boolean always(byte[] bytes, int from, int to, int at) {
    return true;
  }

  private boolean countsInJson(byte[] bytes, int from, int to, int at) {
    byte[] whole = wholeLineAt(bytes, at, to);
    return whole == null || isLine(bytes, from, to, at, whole.length);
  }

  /** A whole line, alone or behind a stamp, a colour or a host's prefix. */
  private boolean endsInWholeLine(byte[] bytes, int from, int to) {
    int end = LineEnd.withoutTrail(bytes, from, to);
    for (byte[] line : wholeLines) {
      int start = end - line.length;
      if (start >= from && ByteSearch.isAt(line, bytes, start) && isEdge(bytes, from, start)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no word goes on to the left of {@code start}; a colour ends in an m, JSON escapes. */
  private static boolean isEdge(byte[] bytes, int from, int start) {
    if (start == from) {
      return true;
    }
    byte before = bytes[start - 1];
    boolean escape = before == 'n' || before == 'r' || before == 't';
    return before == 'm'
        || !Character.isLetterOrDigit(before)
        || (escape && start - 2 >= from && bytes[start - 2] == '\\')
        || (start - 6 >= from && bytes[start - 6] == '\\' && bytes[start - 5] == 'u');
  }

  private byte @Nullable [] wholeLineAt(byte[] bytes, int at, int to) {
    for (byte[] line : wholeLines) {
      int end = at + line.length;
      if (end < to && ByteSearch.isAt(line, bytes, at) && isAfterLine(bytes[end])) {
        return line;
      }
    }
    return null;
  }

  private static boolean isAfterLine(byte after) {
    for (char c : AFTER_LINE_IN_JSON) {
      if (c == after) {
        return true;
      }
    }
    return false;
  }

  /** Whether the whole line at {@code at} is one, and not a member's name or another's value. */
  private boolean isLine(byte[] bytes, int from, int to, int at, int length) {
    int end = at + length;
    while (end < to && bytes[end] == ' ') {
      end++;
    }
    if (end == to || !isAfterLine(bytes[end]) || !isEdge(bytes, from, at)) {
      return false;
    }
    boolean whole = at > from && bytes[at - 1] == '"' && bytes[end] == '"';
    return !whole || isValueOfTextKey(bytes, from, at - 1);
  }

  private boolean isValueOfTextKey(byte[] bytes, int from, int quote) {
    int colon = LineEnd.beforeBlanks(bytes, from, quote);
    if (colon <= from || bytes[colon - 1] != ':') {
      return false;
    }
    int key = LineEnd.beforeBlanks(bytes, from, colon - 1);
    for (byte[] text : textKeys) {
      int start = key - 1 - text.length;
      if (start > from
          && bytes[key - 1] == '"'
          && bytes[start - 1] == '"'
          && ByteSearch.isAt(text, bytes, start)) {
        return true;
      }
    }
    return false;
  }

  private static void check(String text, int shortest, int longest) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\');
    if (!plain || text.length() < shortest || text.length() > longest) {
      throw new IllegalArgumentException(
          "needles and whole lines must be ASCII without quotes and backslashes, "
              + shortest
              + " to "
              + longest
              + " characters, but one has "
              + text.length());
    }
  }

  private static byte[][] bytes(Collection<String> texts) {
    List<byte[]> all = new ArrayList<>();
    for (String text : texts) {
      all.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return all.toArray(new byte[0][]);
  }
}
