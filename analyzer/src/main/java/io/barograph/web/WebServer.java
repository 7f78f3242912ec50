package io.barograph.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.barograph.metrics.PrometheusMetrics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /metrics}, {@code /health/live}, {@code /health/ready} and a page of links. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** Enough for a scrape, two probes and a person; a slow reader holds one of them. */
  private static final int THREADS = 4;

  /** Seconds in which a request has to be sent, and an answer taken: slow ones hold a thread. */
  private static final String PATIENCE = "10";

  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private static final String HOME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Barograph</title></head>
      <body>
      <h1>Barograph</h1>
      <ul>
      <li><a href="/metrics">Metrics</a></li>
      <li><a href="/health/live">Live</a></li>
      <li><a href="/health/ready">Ready</a></li>
      </ul>
      </body>
      </html>
      """;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Page.Source> pages;

  private WebServer(HttpServer server, ExecutorService threads, Map<String, Page.Source> pages) {
    this.server = server;
    this.threads = threads;
    this.pages = pages;
  }

  /**
   * Starts to serve.
   *
   * @param bind a host name or an address of this machine
   * @param port 0 to 65535; 0 picks a free one
   * @throws WebException if it cannot listen there
   */
  public static WebServer start(String bind, int port, PrometheusMetrics metrics, Health health) {
    boundPatience();
    HttpServer server = listen(bind, port);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, WebServer::daemon);
    WebServer web =
        new WebServer(
            server,
            threads,
            Map.of(
                "/",
                request -> Page.html(HOME),
                "/metrics",
                new MetricsPage(metrics),
                "/health/live",
                new HealthPage(health, Health::live),
                "/health/ready",
                new HealthPage(health, Health::ready)));
    server.createContext("/", web::handle);
    server.setExecutor(threads);
    server.start();
    return web;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where to look, for a person. */
  public URI address() {
    InetAddress bound = server.getAddress().getAddress();
    String host = bound.isAnyLocalAddress() ? "localhost" : bound.getHostAddress();
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + bracketed + ":" + port() + "/");
  }

  /** Stops at once; answers under way get a second. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Page answer(HttpExchange exchange) {
    String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
    Page.Source source = pages.get(path);
    if (source == null) {
      return Page.text(404, "There is no such page.");
    }
    if (!METHODS.contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Page.text(405, "This page can only be read.");
    }
    try {
      return source.answer(exchange.getRequestHeaders());
    } catch (RuntimeException e) {
      LOG.error("cannot answer a request", e);
      return Page.text(500, "This went wrong; the log says more.");
    }
  }

  private static void send(HttpExchange exchange, Page page) throws IOException {
    byte[] body = page.bytes();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", page.contentType());
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(page.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(page.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static HttpServer listen(String bind, int port) {
    String place = bind + ":" + port;
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByName(bind), port), 0);
    } catch (UnknownHostException e) {
      throw new WebException("cannot listen on " + place + ": there is no such host", e);
    } catch (IOException e) {
      throw new WebException("cannot listen on " + place + ": " + e.getMessage(), e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "barograph-web");
    thread.setDaemon(true);
    return thread;
  }

  /** The JDK's server waits for ever by default, and only takes this from system properties. */
  private static void boundPatience() {
    for (String limit : Set.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime")) {
      if (System.getProperty(limit) == null) {
        System.setProperty(limit, PATIENCE);
      }
    }
  }
}
