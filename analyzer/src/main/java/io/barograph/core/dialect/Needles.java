package io.barograph.core.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** In a needle: one digit or more. */
  public static final char NUMBER = '#';

  /** A blank, or how a colour begins: as it is, in JSON, as rsyslog writes it. */
  private static final char[] BEHIND_SHORT = {' ', '\t', 0x1b, '\\', '#'};

  /** The longest line that is compared as a whole. */
  public static final int LONGEST_WHOLE_LINE = 16;

  /** The closing quote, an escape, a blank, an escape character as rsyslog writes it. */
  private static final char[] AFTER_LINE_IN_JSON = {'"', '\\', ' ', '#'};

  private final ByteSearch anywhere;
  private final ByteSearch anywhereInJson;
  private final ByteSearch.Find countsInJson = this::countsInJson;
  private final byte[][] wholeLines;
  private final byte[][] textKeys;

  /** The last two bytes of a line that may end in a whole line, and in what may trail it. */
  private final boolean[] mayEnd = new boolean[1 << (2 * Byte.SIZE)];

  private Needles(
      Set<String> needles,
      Set<String> events,
      Set<String> wholeLines,
      Collection<String> textKeys) {
    List<byte[]> strings = strings(needles);
    this.anywhere = new ByteSearch(strings.toArray(new byte[0][]));
    this.wholeLines = bytes(wholeLines);
    this.textKeys = bytes(textKeys);
    List<byte[]> inJson = new ArrayList<>(strings);
    inJson.addAll(strings(events));
    for (byte[] line : this.wholeLines) {
      for (char after : AFTER_LINE_IN_JSON) {
        byte[] whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = (byte) after;
        inJson.add(whole);
      }
    }
    this.anywhereInJson = new ByteSearch(inJson.toArray(new byte[0][]));
    fillMayEnd();
  }

  private void fillMayEnd() {
    for (byte[] line : wholeLines) {
      mayEnd[pair(line[line.length - 2], line[line.length - 1])] = true;
    }
    for (int before = 0; before < 1 << Byte.SIZE; before++) {
      for (int blank = 0; blank <= ' '; blank++) {
        mayEnd[pair((byte) before, (byte) blank)] = true;
      }
      mayEnd[pair((byte) before, (byte) 'm')] |= before <= ';' || before == '[';
    }
    for (char letter : new char[] {'n', 'r', 't'}) {
      mayEnd[pair((byte) '\\', (byte) letter)] = true;
    }
  }

  private static int pair(byte before, byte last) {
    return ((before & 0xFF) << Byte.SIZE) | (last & 0xFF);
  }

  /** As they are looked for: numbers marked, and short ones with what may follow. */
  private static List<byte[]> strings(Collection<String> needles) {
    List<byte[]> strings = new ArrayList<>();
    for (String needle : needles) {
      byte[] string = needle.getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < string.length; i++) {
        string[i] = string[i] == NUMBER ? ByteSearch.NUMBER : string[i];
      }
      if (string.length >= ByteSearch.WIDE) {
        strings.add(string);
        continue;
      }
      for (char behind : BEHIND_SHORT) {
        byte[] longer = Arrays.copyOf(string, string.length + 1);
        longer[string.length] = (byte) behind;
        strings.add(longer);
      }
    }
    return strings;
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
    needles.forEach(Needles::check);
    events.forEach(Needles::check);
    wholeLines.forEach(line -> check(line, 2, LONGEST_WHOLE_LINE));
    return new Needles(needles, events, wholeLines, textKeys);
  }

  /**
   * Whether one line, plain or as it stands between the quotes of a JSON string, may carry a
   * signal.
   */
  public boolean mayHoldSignal(byte[] bytes, int from, int to) {
    return find(bytes, from, to) < to || endsInWholeLine(bytes, from, to);
  }

  /**
   * Where a needle stands in many lines at once: what no line that ends before it holds.
   *
   * @return {@code to} if there is none
   */
  public int find(byte[] bytes, int from, int to) {
    return anywhere.find(bytes, from, to);
  }

  /**
   * Whether a JSON text, be it one object or many, may hold a line or an event with a signal. A
   * whole line counts only as a value of one of the text keys: the program's name, {@code codex},
   * is on every line and is no signal.
   */
  public boolean mayHoldSignalInJson(byte[] bytes, int from, int to) {
    return anywhereInJson.isIn(bytes, from, to, countsInJson);
  }

  private boolean countsInJson(byte[] bytes, int from, int to, int at) {
    byte[] whole = wholeLineAt(bytes, at, to);
    return whole == null || isLine(bytes, from, to, at, whole.length);
  }

  /** Whether a line is a whole line, alone or behind a stamp, a colour or a host's prefix. */
  public boolean endsInWholeLine(byte[] bytes, int from, int to) {
    if (to - from < 2 || !mayEnd[pair(bytes[to - 2], bytes[to - 1])]) {
      return false;
    }
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

  private static void check(String needle) {
    int number = needle.indexOf(NUMBER);
    check(number < 0 ? needle : needle.substring(0, number), SHORTEST, Integer.MAX_VALUE);
    check(needle, SHORTEST, Integer.MAX_VALUE);
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
