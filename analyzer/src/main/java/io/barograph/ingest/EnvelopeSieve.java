package io.barograph.ingest;

/**
 * Tells on bytes whether what is in an envelope may hold a signal. Nothing is parsed, and no string
 * is made. Never false for what holds one.
 *
 * @param lines tells it of a line
 */
record EnvelopeSieve(Sieve lines) {
  /** Whether a line or a whole value may hold a signal, or a reason why it cannot be read. */
  boolean mayHoldSignal(byte[] bytes, int start, int to) {
    int from = start == 0 ? Utf8.afterByteOrderMark(bytes) : start;
    if (from >= to) {
      return false;
    }
    return switch (bytes[from]) {
      case '{' -> objectMayHoldSignal(JsonOutline.ofOne(), bytes, from, to, true);
      case '"' -> mayHoldString(bytes, from, to);
      case '[' -> beginsArray(bytes, from, to) || mayHoldText(bytes, from, to);
      case Otlp.FIRST_BYTE -> true;
      default -> mayHoldText(bytes, from, to);
    };
  }

  /** The same for what is known to be one line. */
  boolean lineMayHoldSignal(byte[] line, int from, int to) {
    if (from >= to) {
      return false;
    }
    return switch (line[from]) {
      case '{', '"', '[' -> mayHoldSignal(line, from, to);
      default -> mayHoldLine(line, from, to);
    };
  }

  /**
   * Whether what begins as an object may.
   *
   * @param outline to be read
   * @param mayHoldNeedle false where it is known to hold none
   */
  boolean objectMayHoldSignal(
      JsonOutline outline, byte[] bytes, int from, int to, boolean mayHoldNeedle) {
    return outline.readAlone(bytes, from, to)
        ? mayHoldSignal(outline, bytes, from, mayHoldNeedle)
        : JsonOutline.beginsEnvelope(bytes, from, to) || mayHoldText(bytes, from, to);
  }

  /** Whether an object may, seen from its outline. */
  boolean mayHoldSignal(JsonOutline outline, byte[] bytes, int from) {
    return mayHoldSignal(outline, bytes, from, true);
  }

  private boolean mayHoldSignal(
      JsonOutline outline, byte[] bytes, int from, boolean mayHoldNeedle) {
    JsonRule rule = outline.rule();
    boolean otlp = rule != null && rule.envelope() == Envelope.OTLP_JSON;
    if (SyslogNg.mayBeDamaged(outline, bytes)
        || (otlp && Otlp.mayHoldBytes(bytes, from, outline.end()))) {
      return true;
    }
    if (outline.manyLines()) {
      return lines.mayHoldSignalInJson(bytes, from, outline.end());
    }
    return mayHoldNeedle
        ? lines.mayHoldSignal(bytes, outline.from(), outline.to())
        : lines.endsInWholeLine(bytes, outline.from(), outline.to());
  }

  /** A JSON string is searched as the line it holds; only line breaks in it ask for more. */
  private boolean mayHoldString(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    boolean closed = end > from + 1 && bytes[end - 1] == '"';
    return mayHoldText(bytes, from + 1, closed ? end - 1 : to)
        || (ByteScan.indexOf(bytes, from, to, (byte) '\\') < to
            && lines.mayHoldSignalInJson(bytes, from, to));
  }

  private boolean mayHoldText(byte[] bytes, int start, int to) {
    for (int from = start; from < to; ) {
      int end = ByteScan.indexOf(bytes, from, to, (byte) '\n');
      if (mayHoldLine(bytes, from, end)) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }

  /** Whether a line may that is no object itself; it may end in one that holds another line. */
  boolean mayHoldLine(byte[] bytes, int from, int to) {
    return lines.mayHoldSignal(bytes, from, to) || endsInObject(bytes, from, to);
  }

  /** The same for a line without a needle: it may still end in a whole line or in an object. */
  boolean endsInSignal(byte[] bytes, int from, int to) {
    return lines.endsInWholeLine(bytes, from, to) || endsInObject(bytes, from, to);
  }

  private boolean endsInObject(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    return end > from && bytes[end - 1] == '}' && lines.mayHoldSignalInJson(bytes, from, end);
  }

  /** Whether an array begins with an envelope. */
  static boolean beginsArray(byte[] bytes, int from, int to) {
    return JsonOutline.beginsEnvelope(bytes, JsonOutline.skipBlanks(bytes, from + 1, to), to);
  }
}
