package io.barograph.config;

/**
 * Where metrics and health are served.
 *
 * @param bind a host name or an address
 * @param port 0 picks a free one
 */
public record WebSettings(String bind, int port) {

  static WebSettings read(Layers layers) {
    return new WebSettings(layers.read(Keys.WEB_BIND), layers.read(Keys.WEB_PORT));
  }
}
