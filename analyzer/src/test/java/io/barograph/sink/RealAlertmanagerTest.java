package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.feed.FeedTopics;
import io.barograph.metrics.DeliveryMetrics.Sink;
import io.barograph.prometheus.AlertmanagerServer;
import io.barograph.shippers.ChildProcess;
import io.barograph.shippers.Installed;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the topics to Alertmanager itself, and from there to whoever it tells. */
@Timeout(180)
class RealAlertmanagerTest {
  private static final String STATE = "state";
  private static final String ADVICE = "advice";
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir Path directory;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final EmbeddedBroker broker = EmbeddedBroker.start(null, 0);
  private final WaywardServer people = WaywardServer.start(WaywardServer.OK);

  @BeforeEach
  void createTopics() throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(
              List.of(new NewTopic(STATE, 2, (short) 1), new NewTopic(ADVICE, 2, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    people.close();
    broker.close();
  }

  @Test
  void stormsReachTwoAlertmanagersAreSilencedByUserAndEndWhenTheyCalm() throws Exception {
    AlertmanagerServer one = alertmanager("one");
    AlertmanagerServer two = alertmanager("two");
    String hostile = "o'hara \\ \"x\" \u0007 \uD83D\uDE00";
    silence(one, "bob");
    bridge(Duration.ofSeconds(1), one.address(), two.address());

    stands("ann");
    stands("bob");
    stands(hostile);

    for (AlertmanagerServer each : List.of(one, two)) {
      await().atMost(SOON).until(() -> each.alerts().size() == 3);
      JsonNode ann = alertOf(each, "ann");
      assertThat(ann.path("labels")).isEqualTo(labels(Rows.alert(Rows.storm("ann"))));
      assertThat(ann.path("annotations").path("board_url").asText())
          .isEqualTo(Rows.BOARD + "users/ann");
      assertThat(ann.path("status").path("state").asText()).isEqualTo("active");
      assertThat(alertOf(each, "o'hara \\ \"x\" ? \uD83D\uDE00").isMissingNode()).isFalse();
    }
    assertThat(alertOf(one, "bob").path("status").path("state").asText()).isEqualTo("suppressed");
    assertThat(alertOf(two, "bob").path("status").path("state").asText()).isEqualTo("active");
    await().atMost(SOON).until(() -> told("firing", "ann"));

    over("ann");

    for (AlertmanagerServer each : List.of(one, two)) {
      await().atMost(SOON).until(() -> alertOf(each, "ann").isMissingNode());
      assertThat(alertOf(each, "bob").isMissingNode()).isFalse();
    }
    await().atMost(SOON).until(() -> told("resolved", "ann"));
  }

  @Test
  void anAlertWhoseReasonChangesIsReplaced() throws Exception {
    AlertmanagerServer alertmanager = alertmanager("one");
    bridge(Duration.ofSeconds(1), alertmanager.address());
    stands("ann");
    await().atMost(SOON).until(() -> alertmanager.alerts().size() == 1);

    write("ann/codex", Rows.storm("ann").put("reason", "reused"));

    await()
        .atMost(SOON)
        .until(
            () ->
                alertmanager.alerts().size() == 1
                    && alertOf(alertmanager, "ann")
                        .path("labels")
                        .path("reason")
                        .asText()
                        .equals("reused"));
  }

  @Test
  void anotherBridgePostsOnAndWhatCalmedMeanwhileEndsByItself() throws Exception {
    AlertmanagerServer alertmanager = alertmanager("one");
    AlertmanagerBridge first = bridge(Duration.ofSeconds(1), alertmanager.address());
    stands("ann");
    stands("bob");
    await().atMost(SOON).until(() -> alertmanager.alerts().size() == 2);
    String beganAt = alertOf(alertmanager, "bob").path("startsAt").asText();
    first.close();
    over("ann");

    bridge(Duration.ofSeconds(1), alertmanager.address());

    await().atMost(SOON).until(() -> alertOf(alertmanager, "ann").isMissingNode());
    assertThat(alertOf(alertmanager, "bob").path("startsAt").asText()).isEqualTo(beganAt);
  }

  @Test
  void withoutABridgeAllAlertsEnd() throws Exception {
    AlertmanagerServer alertmanager = alertmanager("one");
    AlertmanagerBridge bridge = bridge(Duration.ofSeconds(1), alertmanager.address());
    stands("ann");
    await().atMost(SOON).until(() -> alertmanager.alerts().size() == 1);

    bridge.close();

    await().atMost(SOON).until(() -> alertmanager.alerts().isEmpty());
  }

  private AlertmanagerServer alertmanager(String name) throws Exception {
    Path configuration =
        Files.writeString(
            directory.resolve(name + ".yml"),
            """
            route:
              receiver: people
              group_by: [alertname, user, cli]
              group_wait: 100ms
              group_interval: 1s
            receivers:
              - name: people
                webhook_configs:
                  - url: %s
                    send_resolved: true
            """
                .formatted(people.address()));
    AlertmanagerServer server = AlertmanagerServer.start(directory.resolve(name), configuration);
    opened.add(server);
    return server;
  }

  private AlertmanagerBridge bridge(Duration resend, URI... alertmanagers) {
    AlertmanagerBridge bridge =
        new AlertmanagerBridge(
            client(),
            new FeedTopics(STATE, List.of(ADVICE), Duration.ofHours(1)),
            new AlertmanagerBridge.Options(
                List.of(alertmanagers), resend, Duration.ofSeconds(5), Rows.BOARD),
            new Counted(Sink.ALERTMANAGER)::of);
    bridge.start();
    opened.add(0, bridge);
    return bridge;
  }

  private void silence(AlertmanagerServer server, String user) throws Exception {
    try (ChildProcess amtool =
        ChildProcess.start(
            directory,
            Map.of(),
            List.of(
                Installed.program("amtool", "prometheus-alertmanager").toString(),
                "--alertmanager.url=" + server.address(),
                "silence",
                "add",
                "--author=test",
                "--comment=is on it",
                "alertname=BarographStorm",
                "user=" + user))) {
      assertThat(amtool.awaitEnd()).as(amtool::err).isZero();
    }
  }

  private boolean told(String status, String user) {
    return people.requests().stream()
        .map(WaywardServer.Request::text)
        .anyMatch(
            text ->
                text.contains("\"status\":\"" + status + "\"")
                    && text.contains("\"user\":\"" + user + "\""));
  }

  private static JsonNode alertOf(AlertmanagerServer server, String user) throws Exception {
    for (JsonNode alert : server.alerts()) {
      if (alert.path("labels").path("user").asText().equals(user)) {
        return alert;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode labels(StormAlert alert) {
    return alert.json(Instant.EPOCH).path("labels");
  }

  private void stands(String user) throws Exception {
    write(user + "/codex", Rows.storm(user));
  }

  private void over(String user) throws Exception {
    write(user + "/codex", null);
  }

  private void write(String login, @Nullable ObjectNode state) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(STATE, login, state == null ? null : state.toString()))
          .get();
    }
  }

  private Map<String, Object> client() {
    return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
  }
}
