package io.barograph.grafana;

import com.sun.net.httpserver.HttpServer;
import io.barograph.metrics.DeliveryMetrics;
import io.barograph.metrics.DeliveryMetrics.Result;
import io.barograph.metrics.DeliveryMetrics.Sink;
import io.barograph.metrics.PrometheusMetrics;
import io.barograph.metrics.PrometheusMetrics.Format;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The meters of a notify process on a page, without the process: it delivers as it is told to. */
final class NotifyPage implements AutoCloseable {
  private final PrometheusMetrics metrics = PrometheusMetrics.create();
  private final DeliveryMetrics alerts =
      new DeliveryMetrics(metrics.registry(), Sink.ALERTMANAGER, () -> 1);
  private final HttpServer server;

  NotifyPage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] page = metrics.scrape(Format.TEXT).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", Format.TEXT.contentType());
          exchange.sendResponseHeaders(200, page.length);
          try (exchange) {
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
  }

  /** A storm was posted, after a first try that failed. */
  void deliver() {
    alerts.count(Result.RETRIED, 1);
    alerts.count(Result.DELIVERED, 1);
  }

  /** {@code /metrics} lies below it. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    metrics.close();
  }
}
