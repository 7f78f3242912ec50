package io.barograph.command;

import io.barograph.config.WebSettings;
import io.barograph.metrics.PrometheusMetrics;
import io.barograph.web.Health;
import io.barograph.web.WebServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Metrics and health of a process that tells people. */
final class NotifyPages implements AutoCloseable {
  private final PrometheusMetrics prometheus = PrometheusMetrics.create();
  private @Nullable WebServer web;

  MeterRegistry registry() {
    return prometheus.registry();
  }

  /**
   * Serves them, and says where.
   *
   * @param ready whether the work is done now
   */
  void serve(WebSettings settings, BooleanSupplier ready) {
    WebServer server =
        WebServer.start(settings.bind(), settings.port(), prometheus, new SinkHealth(ready));
    web = server;
    System.err.println("metrics and health at " + server.address());
  }

  @Override
  public void close() {
    if (web != null) {
      web.close();
    }
    prometheus.close();
  }

  /** What is not alive has ended. */
  private record SinkHealth(BooleanSupplier now) implements Health {
    @Override
    public boolean live() {
      return true;
    }

    @Override
    public boolean ready() {
      return now.getAsBoolean();
    }

    @Override
    public Map<String, String> details() {
      return Map.of();
    }
  }
}
