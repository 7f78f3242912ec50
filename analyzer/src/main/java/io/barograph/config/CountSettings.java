package io.barograph.config;

import java.time.Duration;

/** The windows of the retry counts. */
public record CountSettings(Duration window) {

  static CountSettings read(Layers layers) {
    return new CountSettings(layers.read(Keys.COUNTS_WINDOW));
  }
}
