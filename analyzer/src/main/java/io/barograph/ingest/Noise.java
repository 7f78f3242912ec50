package io.barograph.ingest;

import java.util.EnumMap;
import java.util.Map;

/**
 * A record that holds no signal, as it is counted.
 *
 * @param envelope what stands around its lines
 * @param lines how many there are
 */
public record Noise(Envelope envelope, int lines) {
  /** Nearly all: a line each. Kept, so that noise allocates nothing. */
  private static final Map<Envelope, Noise> SINGLE = new EnumMap<>(Envelope.class);

  static {
    for (Envelope envelope : Envelope.values()) {
      SINGLE.put(envelope, new Noise(envelope, 1));
    }
  }

  static Noise of(Envelope envelope, int lines) {
    Noise single = lines == 1 ? SINGLE.get(envelope) : null;
    return single == null ? new Noise(envelope, lines) : single;
  }
}
