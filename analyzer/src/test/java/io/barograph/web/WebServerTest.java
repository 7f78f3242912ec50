package io.barograph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barograph.metrics.BarographMetrics;
import io.barograph.metrics.PrometheusMetrics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final class Patient implements Health {
    private volatile boolean live = true;
    private volatile boolean ready = true;
    private volatile Map<String, String> details = Map.of("state", "RUNNING");

    @Override
    public boolean live() {
      return live;
    }

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public Map<String, String> details() {
      return details;
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final PrometheusMetrics metrics = PrometheusMetrics.create();
  private final Patient health = new Patient();
  private final WebServer web = WebServer.start("127.0.0.1", 0, metrics, health);

  @AfterEach
  void stop() {
    web.close();
    metrics.close();
  }

  @Test
  void metricsComeAsPrometheusTextUnlessAskedOtherwise() throws Exception {
    new BarographMetrics(metrics.registry(), "1.2.3").signalLate();

    HttpResponse<String> response = get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).contains("barograph_late_signals_total 1.0");
  }

  @Test
  void metricsComeAsOpenMetricsToThoseWhoTakeIt() throws Exception {
    HttpResponse<String> response =
        send(
            request("/metrics")
                .header(
                    "Accept",
                    "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5"));

    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(response.body()).endsWith("# EOF\n");
  }

  @Test
  void aLiveAndReadyProcessIsUp() throws Exception {
    for (String path : new String[] {"/health/live", "/health/ready"}) {
      HttpResponse<String> response = get(path);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/json; charset=utf-8");
      assertThat(response.body()).isEqualTo("{\"status\":\"up\",\"state\":\"RUNNING\"}\n");
    }
  }

  @Test
  void aProcessThatIsNotReadyIsStillLive() throws Exception {
    health.ready = false;
    health.details = Map.of("state", "REBALANCING");

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body())
        .isEqualTo("{\"status\":\"down\",\"state\":\"REBALANCING\"}\n");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aProcessThatDoesNotLiveIsDown() throws Exception {
    health.live = false;

    assertThat(get("/health/live").statusCode()).isEqualTo(503);
  }

  @Test
  void detailsCannotBreakOutOfTheirJson() throws Exception {
    health.details = Map.of("state", "\"}\n<script>");

    assertThat(get("/health/live").body())
        .isEqualTo("{\"status\":\"up\",\"state\":\"\\\"}\\n<script>\"}\n");
  }

  @Test
  void aQuestionThatFailsIsAnErrorWithoutItsText() throws Exception {
    health.details =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("inner workings");
          }
        };

    assertThat(get("/health/ready").statusCode()).isEqualTo(500);
    assertThat(get("/health/ready").body()).doesNotContain("inner workings");
  }

  @Test
  void theHomePageLinksToTheOthers() throws Exception {
    HttpResponse<String> response = get("/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(response.body())
        .contains("href=\"/metrics\"", "href=\"/health/live\"", "href=\"/health/ready\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics", "/health/live", "/nowhere"})
  void noAnswerMayRunLoadCacheOrBeFramed(String path) throws Exception {
    Map<String, List<String>> headers = get(path).headers().map();

    assertThat(headers.get("content-security-policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; ")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "http", "*");
    assertThat(headers)
        .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("cache-control", List.of("no-store"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/metrics/", "/health", "/health/live/x", "/%3Cscript%3E"})
  void anUnknownPathIsNotFoundAndNotEchoed(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("There is no such page.\n");
  }

  @Test
  void aQueryChangesNothing() throws Exception {
    assertThat(get("/health/live?verbose=1").statusCode()).isEqualTo(200);
  }

  @Test
  void headTellsTheLengthAndSendsNoBody() throws Exception {
    HttpResponse<String> response =
        send(request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("Content-Length"))
        .hasValue(get("/").body().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void nothingCanBeChanged(String method) throws Exception {
    HttpResponse<String> response =
        send(request("/metrics").method(method, HttpRequest.BodyPublishers.ofString("x")));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void clientsThatStopHalfWayHoldNobodyUp() throws Exception {
    try (Socket first = stopHalfWay();
        Socket second = stopHalfWay();
        Socket third = stopHalfWay()) {
      assertThat(List.of(first, second, third)).allMatch(Socket::isConnected);

      assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTakenPortIsToldInOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> WebServer.start("127.0.0.1", port, metrics, health))
          .isInstanceOf(WebException.class)
          .hasMessage("cannot listen on 127.0.0.1:" + port + ": Address already in use");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsToldInOneSentence() {
    assertThatThrownBy(() -> WebServer.start("192.0.2.1", 0, metrics, health))
        .isInstanceOf(WebException.class)
        .hasMessageStartingWith("cannot listen on 192.0.2.1:0: ");
  }

  @Test
  void itListensOnLoopbackAndSaysWhere() throws Exception {
    assertThat(web.address()).hasToString("http://127.0.0.1:" + web.port() + "/");
  }

  @Test
  void afterCloseNobodyAnswers() {
    web.close();

    assertThatThrownBy(() -> get("/health/live")).isInstanceOf(ConnectException.class);
  }

  private Socket stopHalfWay() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port());
    socket.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
        .timeout(Duration.ofSeconds(10));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
