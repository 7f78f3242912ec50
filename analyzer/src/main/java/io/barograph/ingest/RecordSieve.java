package io.barograph.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Tells on bytes which records are noise and nothing else, and how they are counted. For one thread
 * each; {@link Recogniser#sieve()} makes them.
 */
public final class RecordSieve {
  private final Recogniser recogniser;
  private final Envelopes envelopes;
  private final Count count = new Count();

  RecordSieve(Recogniser recogniser, Envelopes envelopes) {
    this.recogniser = recogniser;
    this.envelopes = envelopes;
  }

  /**
   * What a record is counted as if it is noise.
   *
   * @return null where it may hold a signal or cannot be read: {@link Recogniser#read} has to look
   */
  public @Nullable Noise noiseIn(byte @Nullable [] value) {
    if (value == null
        || value.length == 0
        || value.length > Recogniser.LONGEST_RECORD
        || recogniser.mayHoldSignal(value, 0, value.length)) {
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
