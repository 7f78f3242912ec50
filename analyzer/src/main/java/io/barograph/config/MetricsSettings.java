package io.barograph.config;

/**
 * What the metrics tell beside their list.
 *
 * @param topUsers users of the worst open storms that are named, 0 to 20
 */
public record MetricsSettings(int topUsers) {

  static MetricsSettings read(Layers layers) {
    return new MetricsSettings(layers.read(Keys.METRICS_TOP_USERS));
  }
}
