package io.barograph.config;

import java.time.Duration;

/** When retry sequences are closed; see {@link Settings#describe()} for bounds. */
public record SequenceSettings(Duration silence) {

  static SequenceSettings read(Layers layers) {
    return new SequenceSettings(layers.read(PolicyKeys.SEQUENCE_SILENCE));
  }
}
