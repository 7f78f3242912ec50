package io.barograph.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.core.dialect.HostPrefix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens what shippers put around lines, recognised by itself. Noise is told on bytes: nothing is
 * parsed, and no string is made, of a record without a needle.
 */
final class Envelopes {
  /** A shipper's JSON in a container's JSON in a syslog line: nobody goes deeper. */
  private static final int DEEPEST = 3;

  private final Sieve lines;
  private final EnvelopeSieve sieve;

  Envelopes(Sieve lines) {
    this.lines = lines;
    this.sieve = new EnvelopeSieve(lines);
  }

  /** Takes what is found. */
  interface Contents {
    /** Once for a record that could be read. */
    void envelope(Envelope envelope);

    /**
     * A line that may be a signal; if it is none, that is said once more as noise.
     *
     * @return whether it is one
     */
    boolean line(Shipped line);

    /** Lines that are none. */
    void noise(int lines);

    void unreadable(Unreadable.Reason reason);
  }

  /** Opens a value that is neither missing nor empty. */
  void open(byte[] value, Contents to) {
    if (value[0] == Otlp.FIRST_BYTE && openProto(value, to)) {
      return;
    }
    if (!Utf8.isValid(value)) {
      boolean proto = value[0] == Otlp.FIRST_BYTE;
      to.unreadable(proto ? Unreadable.Reason.BAD_PROTOBUF : Unreadable.Reason.INVALID_UTF8);
      return;
    }
    int from = Utf8.afterByteOrderMark(value);
    byte first = from < value.length ? value[from] : 0;
    boolean json =
        switch (first) {
          case '{' -> openObject(value, from, to);
          case '"' -> openString(value, from, to);
          case '[' -> openArray(value, from, to);
          default -> false;
        };
    if (!json) {
      openLines(value, from, to);
    }
  }

  private boolean openProto(byte[] value, Contents to) {
    Otlp logs = Otlp.read(value);
    if (logs == null) {
      return false;
    }
    if (logs.isEmpty()) {
      // A trace or a metric in the same encoding; or text that happens to be one.
      if (Utf8.isValid(value)) {
        return false;
      }
      to.envelope(Envelope.OTHER);
      to.noise(1);
      return true;
    }
    to.envelope(Envelope.OTLP_PROTO);
    logs.lines(lines, line -> inside(line, 0, to), to);
    return true;
  }

  private boolean openObject(byte[] value, int from, Contents to) {
    JsonOutline outline = JsonOutline.of(value, from, value.length);
    if (outline != null
        && JsonOutline.skipBlanks(value, outline.end(), value.length) == value.length) {
      object(outline, value, from, true, to);
      return true;
    }
    return false;
  }

  /** One line of a record, or a record of one. */
  private void openLine(byte[] value, int from, int end, boolean first, Contents to) {
    boolean object = from < end && value[from] == '{';
    JsonOutline outline = object ? JsonOutline.of(value, from, end) : null;
    if (outline != null && JsonOutline.skipBlanks(value, outline.end(), end) == end) {
      object(outline, value, from, first, to);
      return;
    }
    boolean broken = object && JsonOutline.beginsEnvelope(value, from, end);
    if (first && !broken) {
      to.envelope(SyslogBytes.isPrefixed(value, from, end) ? Envelope.SYSLOG : Envelope.TEXT);
    }
    boolean may = sieve.mayHoldLine(value, from, end);
    if (broken) {
      if (!may || !to.line(text(value, from, end))) {
        to.unreadable(Unreadable.Reason.BAD_JSON);
      }
    } else if (may) {
      inside(text(value, from, end), 0, to);
    } else {
      to.noise(1);
    }
  }

  private void openLines(byte[] value, int start, Contents to) {
    boolean first = true;
    for (int from = start; from < value.length || first; ) {
      int end = ByteScan.indexOf(value, from, value.length, (byte) '\n');
      openLine(value, from, end, first, to);
      first = false;
      from = end + 1;
    }
  }

  private void object(JsonOutline outline, byte[] value, int from, boolean first, Contents to) {
    JsonRule rule = outline.rule();
    Envelope kind = rule == null ? Envelope.OTHER : rule.envelope();
    boolean may = sieve.mayHoldSignal(outline, value, from);
    JsonNode tree = may ? JsonText.read(value, from, outline.end()) : null;
    if (may && tree == null) {
      to.unreadable(Unreadable.Reason.BAD_JSON);
      return;
    }
    if (first) {
      to.envelope(kind);
    }
    if (tree == null) {
      to.noise(kind == Envelope.OTLP_JSON ? Otlp.countBodies(value, from, outline.end()) : 1);
    } else {
      tree(tree, text(value, from, outline.end()), 0, to);
    }
  }

  private boolean openString(byte[] value, int from, Contents to) {
    boolean may = sieve.mayHoldSignal(value, from, value.length);
    if (!may && value[value.length - 1] == '"') {
      to.envelope(Envelope.JSON_STRING);
      to.noise(1);
      return true;
    }
    JsonNode string = may ? JsonText.read(value, from, value.length) : null;
    if (string == null || !string.isTextual()) {
      return false;
    }
    to.envelope(Envelope.JSON_STRING);
    lines(string.textValue(), Shipped.BARE, 0, to);
    return true;
  }

  /** Records of other applications, or several objects at once. */
  private boolean openArray(byte[] value, int from, Contents to) {
    int next = JsonOutline.skipBlanks(value, from + 1, value.length);
    if (!EnvelopeSieve.beginsArray(value, from, value.length)) {
      boolean other = JsonOutline.of(value, next, value.length) != null;
      if (other) {
        to.envelope(Envelope.OTHER);
        to.noise(1);
      }
      return other;
    }
    int end = endOfArray(value, next, null);
    if (end < 0 || JsonOutline.skipBlanks(value, end, value.length) < value.length) {
      to.unreadable(Unreadable.Reason.BAD_JSON);
    } else {
      endOfArray(value, next, to);
    }
    return true;
  }

  /**
   * Goes over the objects of an array.
   *
   * @param to takes what they hold, or null
   * @return behind the array, or -1 where it is cut or holds something else
   */
  private int endOfArray(byte[] value, int first, @Nullable Contents to) {
    for (int at = first; ; ) {
      JsonOutline outline = JsonOutline.of(value, at, value.length);
      if (outline == null) {
        return -1;
      }
      if (to != null) {
        object(outline, value, at, at == first, to);
      }
      int next = JsonOutline.skipBlanks(value, outline.end(), value.length);
      if (next == value.length || value[next] != ',') {
        return next < value.length && value[next] == ']' ? next + 1 : -1;
      }
      at = JsonOutline.skipBlanks(value, next + 1, value.length);
    }
  }

  /** Reads an object; what no rule knows may still be the CLI's own JSON. */
  private boolean tree(JsonNode object, Shipped around, int depth, Contents to) {
    JsonRule rule = JsonRule.of(object);
    if (rule == null || rule.envelope() == Envelope.TEXT) {
      // A shipper that read the CLI's own JSON has put its members beside the CLI's.
      return leaf(rule == null ? around.inside(object) : around, to);
    }
    Shipped context = around.inside(object);
    if (rule.envelope() == Envelope.SYSLOG_NG) {
      return restored(object, context, depth, to);
    }
    if (rule.envelope() == Envelope.OTLP_JSON) {
      Otlp logs = new Otlp(OtlpJson.read(object));
      if (logs.isEmpty()) {
        to.noise(1);
      }
      return logs.lines(lines, line -> inside(line, depth + 1, to), to);
    }
    JsonNode text = rule.line(object);
    if (text.isTextual()) {
      return lines(text.textValue(), context, depth, to);
    }
    if (text.isObject() && depth < DEEPEST) {
      return tree(text, context.with(text.toString()), depth + 1, to);
    }
    to.noise(1);
    return false;
  }

  /** The first of the possible lines that is a signal, else the likeliest. */
  private boolean restored(JsonNode object, Shipped context, int depth, Contents to) {
    List<String> candidates = SyslogNg.lines(object);
    for (String candidate : candidates.subList(0, candidates.size() - 1)) {
      if (to.line(context.with(candidate))) {
        return true;
      }
    }
    return lines(candidates.get(candidates.size() - 1), context, depth, to);
  }

  private static boolean leaf(Shipped line, Contents to) {
    boolean signal = to.line(line);
    if (!signal) {
      to.noise(1);
    }
    return signal;
  }

  private boolean lines(String text, Shipped context, int depth, Contents to) {
    boolean signal = false;
    for (String line : text.stripTrailing().split("\n", -1)) {
      signal |= inside(context.with(line), depth, to);
    }
    return signal;
  }

  /** A line may be an envelope again, behind a prefix or not. */
  private boolean inside(Shipped line, int depth, Contents to) {
    HostPrefix prefix = HostPrefix.of(line.text());
    Shipped known = line.behind(prefix);
    String body = prefix.body();
    if (depth < DEEPEST && body.startsWith("{")) {
      JsonNode object = JsonText.read(body);
      JsonRule rule = object == null || !object.isObject() ? null : JsonRule.of(object);
      if (object != null && rule != null && rule.envelope() != Envelope.TEXT) {
        return tree(object, known, depth + 1, to);
      }
    }
    return leaf(known, to);
  }

  private static Shipped text(byte[] value, int from, int to) {
    return Shipped.BARE.with(new String(value, from, to - from, StandardCharsets.UTF_8));
  }
}
