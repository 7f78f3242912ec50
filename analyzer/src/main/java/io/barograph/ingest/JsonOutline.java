package io.barograph.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The top level of a JSON object, walked on bytes: which members it has and where its line stands.
 * Nothing is parsed and no string is made, since most records are noise. For one thread; what is
 * asked of it holds for what was read last.
 */
final class JsonOutline {
  private static final List<String> MEMBERS = JsonRule.members();

  /** Members up to this one may hold the line, the lower the better. */
  private static final int LINE_MEMBERS = JsonRule.lineMembers().size();

  /** A power of two. */
  private static final int SHAPES = 256;

  private static final byte[][] NAMES =
      MEMBERS.stream().map(m -> m.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
  private static final int[][] BY_SHAPE = byShape();
  private static final int PROGRAM = MEMBERS.indexOf("PROGRAM");
  private static final long TELLING = Compiled.bits(JsonRule.tellingMembers());
  private static final Compiled[] RULES =
      JsonRule.ALL.stream().map(Compiled::of).toArray(Compiled[]::new);

  /** A rule as sets of bits. */
  private record Compiled(JsonRule rule, int text, long all, long any, long none) {
    static Compiled of(JsonRule rule) {
      int text = rule.text() == null ? -1 : MEMBERS.indexOf(rule.text());
      return new Compiled(rule, text, bits(rule.all()), bits(rule.any()), bits(rule.none()));
    }

    private static long bits(Iterable<String> members) {
      long bits = 0;
      for (String member : members) {
        int index = MEMBERS.indexOf(member);
        bits |= index < 0 ? 0 : 1L << index;
      }
      return bits;
    }

    boolean fits(long present, long texts) {
      return (text < 0 || (texts & 1L << text) != 0)
          && (present & all) == all
          && (any == 0 || (present & any) != 0)
          && (present & none) == 0;
    }
  }

  private static final byte QUOTE = '"';
  private static final byte ESCAPE = '\\';

  private final @Nullable JsonLayout layout;
  private byte[] bytes = {};
  private int to;
  private long present;
  private long texts;
  private boolean twice;
  private boolean lineBreak;

  /** The best member so far that may hold the line, and where it does. */
  private int line;

  private int lineFrom;
  private int lineTo;
  private boolean lineBreaks;
  private int programAt;
  private int end;
  private @Nullable Compiled compiled;

  /** Of which members the rule below was found by. */
  private long ruledPresent;

  private long ruledTexts;
  private @Nullable Compiled ruled;

  private JsonOutline(@Nullable JsonLayout layout) {
    this.layout = layout;
  }

  /** For one object. */
  static JsonOutline ofOne() {
    return new JsonOutline(null);
  }

  /** For many objects that look alike, one after the other. */
  static JsonOutline ofMany() {
    return new JsonOutline(new JsonLayout());
  }

  /**
   * Whether bytes begin as an envelope does: a member that only envelopes have comes before
   * whatever is wrong with them. Other JSON may be anything that a tool printed.
   */
  static boolean beginsEnvelope(byte[] bytes, int from, int to) {
    JsonOutline outline = ofOne();
    outline.read(bytes, from, to);
    return (outline.present & TELLING) != 0;
  }

  /**
   * Walks the object that begins at {@code from}.
   *
   * @return null where it is cut, damaged or no object
   */
  static @Nullable JsonOutline of(byte[] bytes, int from, int to) {
    JsonOutline outline = ofOne();
    return outline.read(bytes, from, to) ? outline : null;
  }

  /** Behind the object. */
  int end() {
    return end;
  }

  /** The rule that fits, or null: another application's. */
  @Nullable JsonRule rule() {
    return compiled == null ? null : compiled.rule();
  }

  /** Where the line begins between its quotes, or -1 where it lies deeper. */
  int from() {
    return isLineKnown() ? lineFrom : -1;
  }

  /** Where the line ends, or -1. */
  int to() {
    return isLineKnown() ? lineTo : -1;
  }

  /** Whether more than one line may stand in it, or it lies deeper. */
  boolean manyLines() {
    return !isLineKnown() || lineBreaks;
  }

  /** Where syslog-ng's name of the program begins, or -1. */
  int program() {
    JsonRule rule = rule();
    return rule != null && rule.envelope() == Envelope.SYSLOG_NG ? programAt : -1;
  }

  /** The same member twice: the last would count, and only reading tells. */
  private boolean isLineKnown() {
    return compiled != null && !twice && compiled.text() == line;
  }

  /** Names by their length, first and last letter: hardly ever two share a place. */
  private static int[][] byShape() {
    int[][] all = new int[SHAPES][];
    for (int shape = 0; shape < SHAPES; shape++) {
      int wanted = shape;
      all[shape] =
          IntStream.range(0, NAMES.length)
              .filter(i -> shape(NAMES[i], 0, NAMES[i].length) == wanted)
              .toArray();
    }
    return all;
  }

  private static int shape(byte[] bytes, int from, int to) {
    return ((to - from) * 37 + bytes[from] * 7 + bytes[to - 1]) & (SHAPES - 1);
  }

  /** The first index from {@code from} on that is no blank, or {@code to}. */
  static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || isBreak(bytes[at]))) {
      at++;
    }
    return at;
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  /** Whether there is an object, whole, and nothing but blanks behind it. */
  boolean readAlone(byte[] object, int start, int limit) {
    return read(object, start, limit) && skipBlanks(object, end, limit) == limit;
  }

  /**
   * Walks the object that begins at {@code start}.
   *
   * @return false where it is cut, damaged or no object; what is asked then is of what came before
   *     that
   */
  boolean read(byte[] object, int start, int limit) {
    bytes = object;
    to = limit;
    present = 0;
    texts = 0;
    twice = false;
    line = LINE_MEMBERS;
    programAt = -1;
    compiled = null;
    int first =
        start < limit && object[start] == '{' ? skipBlanks(object, start + 1, limit) : limit;
    if (first < limit && object[first] == '}') {
      return ends(first + 1);
    }
    int at = first < limit ? start : limit;
    for (int index = 0; at < limit; index++) {
      at = layout == null ? member(at) : member(at, index, layout);
      if (at < limit && object[at] == '}') {
        return ends(at + 1);
      } else if (at < limit && object[at] != ',') {
        return false;
      }
    }
    return false;
  }

  /** A member that stands where one stood before, under the same name, is known by that. */
  private int member(int at, int index, JsonLayout known) {
    int value = known.valueAfter(index, bytes, at, to);
    return value < 0 ? member(at) : value(known.name(index), skipBlanks(bytes, value, to));
  }

  /** Behind the member that follows a bracket or a comma, or {@code to}. */
  private int member(int at) {
    int open = skipBlanks(bytes, at + 1, to);
    if (open >= to || bytes[open] != QUOTE) {
      return to;
    }
    int close = string(open);
    int colon = skipBlanks(bytes, close + 1, to);
    if (close >= to || colon >= to || bytes[colon] != ':') {
      return to;
    }
    int name = named(open + 1, close);
    int value = skipBlanks(bytes, colon + 1, to);
    if (layout != null && value < to) {
      layout.met(name, bytes, at, value);
    }
    return value(name, value);
  }

  /** Behind the value and the blanks that follow it, or {@code to}. */
  private int value(int name, int value) {
    if (value >= to) {
      return to;
    }
    long bit = name < 0 ? 0 : 1L << name;
    twice |= (present & bit) != 0;
    present |= bit;
    if (bytes[value] != QUOTE) {
      return skipBlanks(
          bytes, bytes[value] == '{' || bytes[value] == '[' ? nested(value) : plain(value), to);
    }
    lineBreak = false;
    int close = string(value);
    texts |= bit;
    if (name >= 0 && name < line) {
      line = name;
      lineFrom = value + 1;
      lineTo = close;
      lineBreaks = lineBreak;
    } else if (name == PROGRAM) {
      programAt = value + 1;
    }
    return skipBlanks(bytes, close + 1, to);
  }

  /** The closing quote of the string that opens at {@code open}, or {@code to}. */
  private int string(int open) {
    int at = ByteScan.indexOf(bytes, open + 1, to, QUOTE, ESCAPE);
    while (at < to && bytes[at] == ESCAPE) {
      lineBreak |= at + 1 < to && bytes[at + 1] == 'n';
      at = at + 2 < to ? ByteScan.indexOf(bytes, at + 2, to, QUOTE, ESCAPE) : to;
    }
    return at;
  }

  /** Behind an object or an array, or {@code to}. */
  private int nested(int open) {
    int depth = 0;
    for (int at = open; at < to; at++) {
      byte b = bytes[at];
      if (b == QUOTE) {
        at = string(at);
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
        if (depth == 0) {
          return at + 1;
        }
      }
    }
    return to;
  }

  /** Behind a number, true, false or null. */
  private int plain(int from) {
    int at = from;
    while (at < to && bytes[at] != ',' && bytes[at] != '}' && bytes[at] > ' ') {
      at++;
    }
    return at == from ? to : at;
  }

  /** The member's number, or -1 for one that no rule names. */
  private int named(int from, int close) {
    if (close > from) {
      for (int name : BY_SHAPE[shape(bytes, from, close)]) {
        if (NAMES[name].length == close - from && equal(NAMES[name], from)) {
          return name;
        }
      }
    }
    return -1;
  }

  private boolean equal(byte[] name, int from) {
    for (int i = 0; i < name.length; i++) {
      if (bytes[from + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean ends(int behind) {
    end = behind;
    if (ruled == null || ruledPresent != present || ruledTexts != texts) {
      ruled = ruleOf(present, texts);
      ruledPresent = present;
      ruledTexts = texts;
    }
    compiled = ruled;
    return true;
  }

  private static @Nullable Compiled ruleOf(long present, long texts) {
    for (Compiled rule : RULES) {
      if (rule.fits(present, texts)) {
        return rule;
      }
    }
    return null;
  }
}
