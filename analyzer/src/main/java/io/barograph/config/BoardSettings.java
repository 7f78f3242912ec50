package io.barograph.config;

import java.net.URI;
import java.time.Duration;

/**
 * The storm board.
 *
 * @param history how far back, before the newest event, it reads at a start
 * @param url how people reach it
 */
public record BoardSettings(Duration history, URI url) {

  static BoardSettings read(Layers layers) {
    return new BoardSettings(layers.read(Keys.BOARD_HISTORY), layers.read(Keys.BOARD_URL));
  }
}
