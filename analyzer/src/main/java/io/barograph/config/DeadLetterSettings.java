package io.barograph.config;

/**
 * What a dead letter may show of its record.
 *
 * @param excerpt the most characters, scrubbed; 0 for none
 */
public record DeadLetterSettings(int excerpt) {

  static DeadLetterSettings read(Layers layers) {
    return new DeadLetterSettings(layers.read(Keys.DEAD_LETTER_EXCERPT));
  }
}
