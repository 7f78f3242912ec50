package io.barograph.web;

import com.sun.net.httpserver.HttpExchange;
import io.barograph.metrics.PrometheusMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which path is answered by whom, by which methods, and who may ask. */
final class Routes implements AutoCloseable {
  private static final List<String> READ = List.of("GET", "HEAD");

  /** Stands in a path for a name. */
  private static final String NAME = "{}";

  private static final String METRICS = "/metrics";
  private static final String HEALTH = "/health/";

  private record Route(List<String> methods, boolean anyHost, Answer.Source source) {}

  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final @Nullable Hosts hosts;
  private final @Nullable ChangeStream changes;

  private Routes(@Nullable Hosts hosts, @Nullable ChangeStream changes) {
    this.hosts = hosts;
    this.changes = changes;
  }

  /** Metrics and health, and a page that leads there. They tell of nobody: anybody may ask. */
  static Routes alone(PrometheusMetrics metrics, Health health) {
    Routes routes = new Routes(null, null);
    routes.process(metrics, health);
    routes.read("/", request -> Page.html(Frame.links()));
    routes.looks();
    return routes;
  }

  static Routes withBoard(
      PrometheusMetrics metrics, Health health, BoardSources sources, Hosts hosts) {
    ChangeStream changes = new ChangeStream(sources.board(), ChangeStream.Pace.USUAL);
    Routes routes = new Routes(hosts, changes);
    routes.process(metrics, health);
    routes.looks();
    BoardPage board = new BoardPage(sources, health);
    UserPage users = new UserPage(sources);
    ExplainPage explain = new ExplainPage(sources.explainer());
    BoardJson json = new BoardJson(sources);
    routes.read("/", board);
    routes.read("/users", users);
    routes.read("/users/" + NAME, users);
    routes.put("/explain", List.of("GET", "HEAD", "POST"), explain);
    routes.read("/api/v1/storms", json::storms);
    routes.read("/api/v1/storms/" + NAME, json::storm);
    routes.read("/api/v1/incidents", json::incidents);
    routes.read("/api/v1/users/" + NAME, json::user);
    routes.put("/api/v1/explain", List.of("POST"), explain.asJson());
    routes.read("/api/v1/events", changes);
    return routes;
  }

  private void process(PrometheusMetrics metrics, Health health) {
    // Metrics can be set to name users.
    read(METRICS, new MetricsPage(metrics));
    // Probes come through proxies and names of all kinds, and hear of nobody.
    routes.put(HEALTH + "live", new Route(READ, true, new HealthPage(health, Health::live)));
    routes.put(HEALTH + "ready", new Route(READ, true, new HealthPage(health, Health::ready)));
  }

  private void looks() {
    read("/style.css", Asset.of("style.css", "text/css; charset=utf-8"));
    read("/board.js", Asset.of("board.js", "text/javascript; charset=utf-8"));
    read("/icon.svg", Asset.of("icon.svg", "image/svg+xml"));
  }

  private void read(String path, Answer.Source source) {
    put(path, READ, source);
  }

  private void put(String path, List<String> methods, Answer.Source source) {
    routes.put(path, new Route(methods, false, source));
  }

  static String path(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
  }

  Answer answer(HttpExchange exchange) {
    String path = path(exchange);
    Route route = routes.get(path);
    String name = "";
    if (route == null) {
      int slash = path.lastIndexOf('/') + 1;
      route = routes.get(path.substring(0, slash) + NAME);
      name = Names.decoded(path.substring(slash));
    }
    if (hosts != null
        && (route == null || !route.anyHost())
        && !hosts.isKnown(exchange.getRequestHeaders().getFirst("Host"))) {
      return Page.text(421, "Barograph is not asked by this name; web.names lists further ones.");
    }
    if (route == null || name == null) {
      return Page.text(404, "There is no such page.");
    }
    if (!route.methods().contains(exchange.getRequestMethod())) {
      return Page.text(405, "This page cannot be asked by that method.")
          .with("Allow", String.join(", ", route.methods()));
    }
    return route.source().answer(new Request(exchange, name));
  }

  /** Whether it is asked by those who watch the process, and may not have to wait for people. */
  static boolean isOfProcess(String path) {
    return path.equals(METRICS) || path.startsWith(HEALTH);
  }

  @Override
  public void close() {
    if (changes != null) {
      changes.close();
    }
  }
}
