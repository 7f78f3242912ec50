package io.barograph.web;

import io.barograph.metrics.PrometheusMetrics;
import io.barograph.metrics.PrometheusMetrics.Format;
import java.util.List;

/** The metrics, in OpenMetrics for those who ask for it and in Prometheus's text for all others. */
final class MetricsPage implements Answer.Source {
  private static final String OPEN_METRICS = "application/openmetrics-text";

  private final PrometheusMetrics metrics;

  MetricsPage(PrometheusMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Page answer(Request request) {
    List<String> accept = request.headers().getOrDefault("Accept", List.of());
    Format format =
        accept.stream().anyMatch(value -> value.contains(OPEN_METRICS))
            ? Format.OPEN_METRICS
            : Format.TEXT;
    return Page.of(200, format.contentType(), metrics.scrape(format));
  }
}
