package io.barograph.config;

import java.util.List;

/**
 * Where the storm board, metrics and health are served.
 *
 * @param bind a host name or an address
 * @param port 0 picks a free one
 * @param names host names by which the storm board may be asked, beside those of loopback
 */
public record WebSettings(String bind, int port, List<String> names) {
  public WebSettings {
    names = List.copyOf(names);
  }

  static WebSettings read(Layers layers) {
    return new WebSettings(
        layers.read(Keys.WEB_BIND), layers.read(Keys.WEB_PORT), layers.read(Keys.WEB_NAMES));
  }
}
