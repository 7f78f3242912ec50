package io.barograph.prometheus;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.shippers.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server tells in JSON. */
final class JsonPages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_START = Duration.ofSeconds(40);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI server;

  JsonPages(URI server) {
    this.server = server;
  }

  /** Waits until the server answers; fails with its own words if it ends before. */
  void awaitReady(ChildProcess process) {
    await(server + " to be ready")
        .atMost(LONGEST_START)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              if (!process.runs()) {
                throw new IllegalStateException("ended at its start: " + process.err());
              }
              return answer("/-/ready").statusCode() == 200;
            });
  }

  JsonNode get(String path, Map<String, String> parameters)
      throws IOException, InterruptedException {
    String query =
        parameters.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer = answer(query.isEmpty() ? path : path + "?" + query);
    if (answer.statusCode() != 200) {
      throw new IllegalArgumentException(
          path + " " + parameters + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
