package io.barograph.web;

import io.barograph.board.Board;
import io.barograph.feed.Told;
import io.barograph.metrics.PrometheusMetrics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A board on a server of its own. */
final class ServedBoard implements AutoCloseable {
  private final Board board = new Board("test");
  private final PrometheusMetrics metrics = PrometheusMetrics.create();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final WebServer web;

  ServedBoard() {
    this(text -> text.lines().map(line -> line.length() + " characters <b>").toList());
  }

  ServedBoard(LineExplainer explainer) {
    web =
        WebServer.start(
            "127.0.0.1",
            0,
            metrics,
            new Well(),
            new BoardSources(
                board,
                () -> null,
                new ThreeInTen(),
                name -> "pseudonym-of-" + name,
                explainer,
                List.of("Board.Example")));
  }

  Board board() {
    return board;
  }

  void tell(Told... told) {
    List.of(told).forEach(board::told);
  }

  int port() {
    return web.port();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + web.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(10));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    web.close();
    metrics.close();
  }

  private record Well() implements Health {
    @Override
    public boolean live() {
      return true;
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("state", "RUNNING");
    }
  }

  private record ThreeInTen() implements StormRule {
    @Override
    public Duration window(Instant at) {
      return Duration.ofMinutes(10);
    }

    @Override
    public String ofThreshold(int counted, Instant at) {
      return counted + " of 3 failed turns within PT10M";
    }

    @Override
    public int missing(int counted, Instant at) {
      return 3 - counted;
    }
  }
}
