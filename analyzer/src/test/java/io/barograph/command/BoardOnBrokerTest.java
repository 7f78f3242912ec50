package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.embedded.EmbeddedBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The storm board as people ask it, with several analyzers on one cluster. */
class BoardOnBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  private EmbeddedBroker broker;

  @BeforeEach
  void startBroker() {
    broker = EmbeddedBroker.start(null, 0);
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void anyInstanceAnswersForAllAlsoOneThatCameLater() throws Exception {
    assertThat(Typed.type("topics", "--bootstrap-servers", broker.bootstrapServers()).exitCode())
        .isZero();
    try (Child first = Child.start(directory, run("first"));
        Child second = Child.start(directory, run("second"))) {
      URI one = address(first);
      URI other = address(second);
      StuckUser.ship(
          broker.bootstrapServers(),
          Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));

      assertThat(adviceOfAnn(one)).isEqualTo("sign_in_again");
      assertThat(adviceOfAnn(other)).isEqualTo("sign_in_again");
      assertThat(get(one.resolve("/users/ann"))).contains("codex logout &amp;&amp; codex login");
      assertThat(get(other.resolve("/"))).contains("href=\"/users/ann\"");
      try (Child late = Child.start(directory, run("late"))) {
        assertThat(adviceOfAnn(address(late))).isEqualTo("sign_in_again");
      }
    }
  }

  /** Waits until somebody knows the advice for her storm. */
  private static String adviceOfAnn(URI board) {
    return await(board.toString())
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              JsonNode open = JSON.readTree(get(board.resolve("/api/v1/storms"))).path("open");
              JsonNode storm = open.path(0).path("storm");
              return storm.path("user").asText().equals("ann") ? storm.path("advice").asText() : "";
            },
            advice -> !advice.isEmpty() && !advice.equals("null"));
  }

  private static String get(URI page) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(page.toString()).isEqualTo(200);
    return response.body();
  }

  private static URI address(Child analyzer) {
    return URI.create(analyzer.awaitErr("at (http://\\S+)\n"));
  }

  private String[] run(String name) {
    return new String[] {
      "run",
      "--port=0",
      "--bootstrap-servers=" + broker.bootstrapServers(),
      "--set=kafka.state-dir=" + directory.resolve(name),
      "--set=time.tick=PT0.1S",
      "--set=time.idle-after=PT1S"
    };
  }
}
