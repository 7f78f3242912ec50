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
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the metrics and the health of the process, and the storm board where there is one. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** Whoever reads or sends slowly holds one. */
  private static final int THREADS = 12;

  /** Those of them that people may take; the rest is for scrapes and probes. */
  private static final int PEOPLE = 6;

  /** In which a request has to be sent, and again an answer taken: slow ones hold a thread. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** More than all people and probes; whoever opens more waits. */
  private static final int CONNECTIONS = 256;

  /** Nothing from elsewhere, nothing inline. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, work -> daemon(work, "barograph-web"));
  private final Deadlines deadlines = new Deadlines();
  private final Semaphore places = new Semaphore(PEOPLE);
  private final Routes routes;

  private WebServer(HttpServer server, Routes routes) {
    this.server = server;
    this.routes = routes;
  }

  /**
   * Starts to serve metrics and health alone.
   *
   * @param bind a host name or an address of this machine
   * @param port 0 to 65535; 0 picks a free one
   * @throws WebException if it cannot listen there
   */
  public static WebServer start(String bind, int port, PrometheusMetrics metrics, Health health) {
    HttpServer server = listen(bind, port);
    return started(new WebServer(server, Routes.alone(metrics, health)));
  }

  /**
   * Starts to serve the storm board too.
   *
   * @param bind a host name or an address of this machine
   * @param port 0 to 65535; 0 picks a free one
   * @throws WebException if it cannot listen there
   */
  public static WebServer start(
      String bind, int port, PrometheusMetrics metrics, Health health, BoardSources sources) {
    HttpServer server = listen(bind, port);
    Hosts hosts = new Hosts(server.getAddress().getAddress(), sources.names());
    return started(new WebServer(server, Routes.withBoard(metrics, health, sources, hosts)));
  }

  private static WebServer started(WebServer web) {
    web.server.createContext("/", web::handle);
    web.server.setExecutor(web.threads);
    web.server.start();
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
    routes.close();
    server.stop(0);
    deadlines.close();
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
    Future<?> deadline = deadlines.set(exchange, PATIENCE);
    boolean waits = !Routes.isOfProcess(Routes.path(exchange));
    boolean placed = waits && places.tryAcquire();
    try {
      Answer answer = waits && !placed ? Page.busy(1) : answer(exchange);
      if (answer instanceof Answer.Live live && !exchange.getRequestMethod().equals("HEAD")) {
        headers(exchange);
        live.follow(exchange);
        return;
      }
      Page page = answer instanceof Page whole ? whole : Page.text(200, "");
      try (exchange) {
        headers(exchange);
        send(exchange, page);
      }
    } finally {
      deadline.cancel(false);
      if (placed) {
        places.release();
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      return routes.answer(exchange);
    } catch (RuntimeException e) {
      LOG.error("cannot answer a request", e);
      return Page.text(500, "This went wrong; the log says more.");
    }
  }

  private static void headers(HttpExchange exchange) {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
  }

  private static void send(HttpExchange exchange, Page page) throws IOException {
    byte[] body = page.bytes();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", page.contentType());
    page.headers().forEach(headers::set);
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
    boundPatience();
    String place = bind + ":" + port;
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByName(bind), port), 0);
    } catch (UnknownHostException e) {
      throw new WebException("cannot listen on " + place + ": there is no such host", e);
    } catch (IOException e) {
      throw new WebException("cannot listen on " + place + ": " + e.getMessage(), e);
    }
  }

  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** The JDK's server waits for ever by default, and only takes this from system properties. */
  private static void boundPatience() {
    bound("sun.net.httpserver.maxReqTime", PATIENCE.toSeconds());
    bound("jdk.httpserver.maxConnections", CONNECTIONS);
  }

  private static void bound(String limit, long value) {
    if (System.getProperty(limit) == null) {
      System.setProperty(limit, String.valueOf(value));
    }
  }
}
