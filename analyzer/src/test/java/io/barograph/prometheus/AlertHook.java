package io.barograph.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The receiving end of Alertmanager's webhook. */
final class AlertHook implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  AlertHook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
  }

  /**
   * What was delivered so far, in its order.
   *
   * @param status {@code firing} or {@code resolved}
   */
  List<JsonNode> delivered(String alert, String status) {
    return alerts.stream()
        .filter(each -> each.path("labels").path("alertname").asText().equals(alert))
        .filter(each -> each.path("status").asText().equals(status))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      RuleFiles.stream(JSON.readTree(exchange.getRequestBody()).path("alerts"))
          .forEach(alerts::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
