package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.event.SchemaCheck;
import io.barograph.topology.EventsOnBroker;
import io.barograph.topology.OutputTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying out, beside the real one, on the same lines. */
class DryRunOnBrokerTest {
  private static final String STORMS = OutputTopics.DEFAULT.storms();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
  void aDryRunFindsTheSameAndNobodyTakesItForReal() throws Exception {
    assertThat(Typed.type("topics", "--bootstrap-servers", broker.bootstrapServers()).exitCode())
        .isZero();
    try (Child real = Child.start(directory, run());
        Child dry = Child.start(directory, run("--dry-run", "--set", "storm.threshold=2"))) {
      real.awaitErr("metrics and health at (\\S+)\n");
      dry.awaitErr("metrics and health at (\\S+)\n");
      StuckUser.ship(
          broker.bootstrapServers(),
          Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));

      EventsOnBroker.Event opened = awaitStorm(STORMS);
      EventsOnBroker.Event tried = awaitStorm(STORMS + ".dry-run");
      assertThat(opened.structured().has("simulated")).isFalse();
      assertThat(tried.structured().path("simulated").asText()).isEqualTo("true");
      assertThat(opened.data().path("threshold").asInt()).isEqualTo(3);
      assertThat(tried.data().path("threshold").asInt()).isEqualTo(2);
      assertThat(tried.data().path("stormId")).isEqualTo(opened.data().path("stormId"));
      assertThat(groups()).contains("barograph", "barograph-dry-run");
    }
    assertThat(inTopicsOfTheRealOne()).as("marked as simulated").isZero();
  }

  private EventsOnBroker.Event awaitStorm(String topic) {
    try (EventsOnBroker storms = read(topic)) {
      EventsOnBroker.Event storm =
          await(topic)
              .atMost(PATIENCE)
              .until(() -> storms.events().findFirst(), found -> found.isPresent())
              .orElseThrow();
      SchemaCheck.assertValidEvent(storm.structured());
      return storm;
    }
  }

  private long inTopicsOfTheRealOne() {
    try (EventsOnBroker findings = read(WatchedAnalyzer.OUTPUTS.toArray(String[]::new))) {
      assertThat(findings.records()).isNotEmpty();
      return findings.records().stream()
          .filter(record -> record.headers().lastHeader("ce_simulated") != null)
          .count();
    }
  }

  private EventsOnBroker read(String... topics) {
    return new EventsOnBroker(broker.bootstrapServers(), List.of(topics));
  }

  private Set<String> groups() throws Exception {
    try (Admin admin = Admin.create(client())) {
      return admin.listGroups().all().get().stream()
          .map(GroupListing::groupId)
          .collect(Collectors.toSet());
    }
  }

  private String[] run(String... more) {
    String[] args = {
      "run",
      "--port=0",
      "--bootstrap-servers=" + broker.bootstrapServers(),
      "--set=kafka.state-dir=" + directory.resolve("state"),
      "--set=time.tick=PT0.1S",
      "--set=time.idle-after=PT1S"
    };
    return Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new);
  }

  private Map<String, Object> client() {
    return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
  }
}
