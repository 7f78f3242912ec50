package io.barograph.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Tells on bytes which records are noise and nothing else, and how they are counted. For one thread
 * each; {@link Recogniser#sieve()} makes them.
 */
public final class RecordSieve {
  private final EnvelopeSieve sieve;
  private final Envelopes envelopes;
  private final Count count = new Count();
  private final JsonOutline outline = JsonOutline.ofMany();

  RecordSieve(EnvelopeSieve sieve, Envelopes envelopes) {
    this.sieve = sieve;
    this.envelopes = envelopes;
  }

  /**
   * What a record is counted as if it is noise.
   *
   * @return null where it may hold a signal or cannot be read: {@link Recogniser#read} has to look
   */
  public @Nullable Noise noiseIn(byte @Nullable [] value) {
    if (value == null || value.length == 0 || value.length > Recogniser.LONGEST_RECORD) {
      return null;
    }
    return switch (value[0]) {
      case '{' -> object(value);
      case '"', '[', Otlp.FIRST_BYTE, Utf8.BYTE_ORDER_MARK -> any(value);
      default -> text(value);
    };
  }

  /** A text, which is mostly one line. */
  private @Nullable Noise text(byte[] value) {
    int to = ByteScan.indexOf(value, 0, value.length, (byte) '\n');
    if (to < value.length - 1) {
      return any(value);
    } else if (sieve.mayHoldLine(value, 0, to) || !Utf8.isValid(value)) {
      return null;
    }
    return Noise.of(SyslogBytes.isPrefixed(value, 0, to) ? Envelope.SYSLOG : Envelope.TEXT, 1);
  }

  /** An object, which is mostly whole and alone. */
  private @Nullable Noise object(byte[] value) {
    if (!outline.readAlone(value, 0, value.length)) {
      return any(value);
    } else if (sieve.mayHoldSignal(outline, value, 0) || !Utf8.isValid(value)) {
      return null;
    }
    JsonRule rule = outline.rule();
    Envelope envelope = rule == null ? Envelope.OTHER : rule.envelope();
    boolean otlp = envelope == Envelope.OTLP_JSON;
    return Noise.of(envelope, otlp ? Otlp.countBodies(value, 0, outline.end()) : 1);
  }

  /** Whatever it is: looked at twice, which for what is rare is cheap enough. */
  private @Nullable Noise any(byte[] value) {
    if (sieve.mayHoldSignal(value, 0, value.length)) {
      return null;
    }
    count.begin();
    envelopes.open(value, count);
    return count.noise();
  }

  /** Hears what a record without a needle holds. */
  private static final class Count implements Envelopes.Contents {
    private @Nullable Envelope envelope;
    private int lines;
    private boolean readable;

    void begin() {
      envelope = null;
      lines = 0;
      readable = true;
    }

    @Nullable Noise noise() {
      Envelope known = envelope;
      return known == null || !readable ? null : Noise.of(known, lines);
    }

    @Override
    public void envelope(Envelope found) {
      envelope = found;
    }

    @Override
    public boolean line(Shipped line) {
      readable = false;
      return true;
    }

    @Override
    public void noise(int more) {
      lines += more;
    }

    @Override
    public void unreadable(Unreadable.Reason reason) {
      readable = false;
    }
  }
}
