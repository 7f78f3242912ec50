package io.barograph.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The top level of a JSON object, walked on bytes: which members it has and where its line stands.
 * Nothing is parsed and no string is made, since most records are noise.
 *
 * @param end behind the object
 * @param rule the rule that fits, or null: another application's
 * @param from where the line begins between its quotes, or -1 where it lies deeper
 * @param to where the line ends
 * @param manyLines whether more than one line may stand in it, or it lies deeper
 * @param program where syslog-ng's name of the program begins, or -1
 */
record JsonOutline(
    int end, @Nullable JsonRule rule, int from, int to, boolean manyLines, int program) {
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

  /**
   * Whether bytes begin as an envelope does: a member that only envelopes have comes before
   * whatever is wrong with them. Other JSON may be anything that a tool printed.
   */
  static boolean beginsEnvelope(byte[] bytes, int from, int to) {
    Walk walk = new Walk(bytes, to);
    walk.object(from);
    return (walk.present & TELLING) != 0;
  }

  /**
   * Walks the object that begins at {@code from}.
   *
   * @return null where it is cut, damaged or no object
   */
  static @Nullable JsonOutline of(byte[] bytes, int from, int to) {
    return new Walk(bytes, to).object(from);
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

  /** One walk over one object. */
  private static final class Walk {
    private static final byte QUOTE = '"';
    private static final byte ESCAPE = '\\';

    private final byte[] bytes;
    private final int to;
    private long present;
    private long texts;
    private boolean twice;
    private boolean lineBreak;

    /** The best member so far that may hold the line, and where it does. */
    private int line = LINE_MEMBERS;

    private int lineFrom;
    private int lineTo;
    private boolean manyLines;
    private int program = -1;

    Walk(byte[] bytes, int to) {
      this.bytes = bytes;
      this.to = to;
    }

    @Nullable JsonOutline object(int from) {
      int at = skipBlanks(bytes, from + 1, to);
      if (from >= to || bytes[from] != '{') {
        return null;
      }
      if (at < to && bytes[at] == '}') {
        return outline(at + 1);
      }
      while (at < to && bytes[at] == QUOTE) {
        int close = string(at);
        int colon = skipBlanks(bytes, close + 1, to);
        if (close >= to || colon >= to || bytes[colon] != ':') {
          return null;
        }
        at = member(named(at + 1, close), skipBlanks(bytes, colon + 1, to));
        if (at >= to) {
          return null;
        }
        if (bytes[at] == '}') {
          return outline(at + 1);
        }
        at = bytes[at] == ',' ? skipBlanks(bytes, at + 1, to) : to;
      }
      return null;
    }

    /** Behind the value and the blanks that follow it, or {@code to}. */
    private int member(int name, int value) {
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
        manyLines = lineBreak;
      } else if (name == PROGRAM) {
        program = value + 1;
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

    private JsonOutline outline(int end) {
      for (Compiled compiled : RULES) {
        if (compiled.fits(present, texts)) {
          return fitting(compiled, end);
        }
      }
      return new JsonOutline(end, null, -1, -1, true, -1);
    }

    private JsonOutline fitting(Compiled compiled, int end) {
      int syslogNg = compiled.rule().envelope() == Envelope.SYSLOG_NG ? program : -1;
      // The same member twice: the last would count, and only reading tells.
      return twice || compiled.text() != line
          ? new JsonOutline(end, compiled.rule(), -1, -1, true, syslogNg)
          : new JsonOutline(end, compiled.rule(), lineFrom, lineTo, manyLines, syslogNg);
    }
  }
}
