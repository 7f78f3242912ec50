package io.barograph.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.barograph.shippers.ChildProcess;
import io.barograph.shippers.Installed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Debian's Prometheus on a free port of loopback, with its data in a directory of the test. Where
 * it is not installed the test is skipped, in the CI it fails.
 */
public final class PrometheusServer implements AutoCloseable {
  private static final String PACKAGE = "prometheus";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final ChildProcess process;
  private final URI address;
  private final JsonPages pages;

  private PrometheusServer(ChildProcess process, URI address) {
    this.process = process;
    this.address = address;
    this.pages = new JsonPages(address);
  }

  /**
   * Starts it and waits until it answers queries.
   *
   * @param directory for its data
   * @param configuration as prometheus.yml; {@link ShippedConfiguration} makes one of ours
   */
  public static PrometheusServer start(Path directory, Path configuration) throws IOException {
    Path program = Installed.program("prometheus", PACKAGE);
    String listen = "127.0.0.1:" + FreePort.find();
    ChildProcess process =
        ChildProcess.start(
            Files.createDirectories(directory),
            Map.of(),
            List.of(
                program.toString(),
                "--config.file=" + configuration.toAbsolutePath(),
                "--storage.tsdb.path=" + directory.resolve("data").toAbsolutePath(),
                "--web.listen-address=" + listen,
                "--enable-feature=exemplar-storage",
                "--log.level=warn"));
    PrometheusServer server = new PrometheusServer(process, URI.create("http://" + listen + "/"));
    try {
      server.pages.awaitReady(process);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Where its pages and its API are. */
  public URI address() {
    return address;
  }

  /** Waits until every target was scraped without an error. */
  public void awaitTargetsUp() {
    await("all targets to be up")
        .atMost(LONGEST)
        .untilAsserted(
            () ->
                assertThat(data("/api/v1/targets", Map.of()).path("activeTargets"))
                    .isNotEmpty()
                    .allSatisfy(
                        target ->
                            assertThat(target.path("health").asText())
                                .as(target.path("lastError").asText())
                                .isEqualTo("up")));
  }

  /**
   * The value of an expression now.
   *
   * @return its series, each with {@code metric} and {@code value}; empty if there is none
   * @throws IllegalArgumentException if it is no PromQL
   */
  public JsonNode query(String promql) throws IOException, InterruptedException {
    return pages.get("/api/v1/query", Map.of("query", promql)).path("data").path("result");
  }

  /**
   * The values of an expression over time.
   *
   * @return its series, each with {@code metric} and {@code values}; empty if there is none
   * @throws IllegalArgumentException if it is no PromQL
   */
  public JsonNode queryRange(String promql, Instant start, Instant end, Duration step)
      throws IOException, InterruptedException {
    return pages
        .get(
            "/api/v1/query_range",
            Map.of(
                "query",
                promql,
                "start",
                start.toString(),
                "end",
                end.toString(),
                "step",
                step.toMillis() / 1000.0 + ""))
        .path("data")
        .path("result");
  }

  /** Any page of its API, such as {@code /api/v1/alerts}: the member {@code data}. */
  public JsonNode data(String path, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return pages.get(path, parameters).path("data");
  }

  @Override
  public void close() {
    process.close();
  }
}
