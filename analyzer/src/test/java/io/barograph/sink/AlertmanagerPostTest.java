package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.feed.Told;
import io.barograph.metrics.DeliveryMetrics.Sink;
import io.barograph.sink.WaywardServer.Manner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against servers that stand in for Alertmanagers in all the states they can be in. */
@Timeout(60)
class AlertmanagerPostTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RESEND = Duration.ofSeconds(2);

  private final StandingStorms storms = new StandingStorms(Rows.BOARD);
  private final Counted counted = new Counted(Sink.ALERTMANAGER);
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void readTheTopic() {
    storms.begun();
    storms.caughtUp();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void anOpenStormIsPostedAgainAndAgainAndThenEnded() {
    WaywardServer server = server(WaywardServer.OK);
    AlertmanagerPost post = post(server.address());
    Instant before = Instant.now();

    stands("ann");

    await().until(() -> alertsAt(server).size() >= 3);
    JsonNode first = alertsAt(server).get(0);
    assertThat(first.path("labels").path("user").asText()).isEqualTo("ann");
    assertThat(first.path("startsAt").asText()).isEqualTo("2026-11-22T15:21:06.848688Z");
    assertThat(first.path("generatorURL").asText()).isEqualTo(Rows.BOARD + "users/ann");
    assertThat(endsAt(first)).isAfter(before.plus(RESEND.multipliedBy(4)).minusMillis(1));
    assertThat(post.held()).isEqualTo(1);

    over("ann");
    await().until(() -> ends(server).size() >= 2);
    assertThat(ends(server)).allMatch(end -> !endsAt(end).isAfter(Instant.now()));
    await().until(() -> post.held() == 0);
    assertThat(server.requests())
        .allMatch(request -> request.line().equals("POST /api/v2/alerts HTTP/1.1"))
        .allMatch(request -> request.header("content-type").equals("application/json"));
  }

  @Test
  void anAlertmanagerBehindAPathIsFound() {
    WaywardServer server = server(WaywardServer.OK);
    post(server.address().resolve("/am/"));

    stands("ann");

    await().until(() -> !server.requests().isEmpty());
    assertThat(server.requests().get(0).line()).isEqualTo("POST /am/api/v2/alerts HTTP/1.1");
  }

  @Test
  void oneThatIsDownSlowOrTalksNonsenseHoldsUpNoOther() {
    List<Manner> manners =
        List.of(
            WaywardServer.STALL,
            WaywardServer.DRIPPED_HEAD,
            WaywardServer.GARBAGE,
            WaywardServer.HANG_UP,
            WaywardServer.status(400),
            WaywardServer.status(503));
    manners.forEach(manner -> post(server(manner).address()));
    WaywardServer gone = server(WaywardServer.OK);
    gone.close();
    post(gone.address());
    WaywardServer good = server(WaywardServer.OK);
    post(good.address());

    stands("ann");

    await().atMost(Duration.ofSeconds(5)).until(() -> !alertsAt(good).isEmpty());
  }

  @Test
  void onceItTakesAlertsAgainEverythingIsThereAndTheLogToldTwice() {
    WaywardServer server = server(WaywardServer.status(503));
    try (Logged log = new Logged(AlertmanagerPost.class)) {
      post(server.address());
      stands("ann");
      stands("bob");
      await().until(() -> server.requests().size() >= 4);
      over("bob");
      // A post that was on its way may still hold what has ended since.
      await().until(() -> lastOf(server).size() == 1);

      server.answers(WaywardServer.OK);

      await().until(() -> counted.delivered() > 0);
      assertThat(lastOf(server)).hasSize(1);
      assertThat(lastOf(server).path(0).path("labels").path("user").asText()).isEqualTo("ann");
      String name = "Alertmanager 127.0.0.1:" + server.port();
      await()
          .untilAsserted(
              () ->
                  assertThat(log.lines())
                      .containsExactly(
                          "WARN " + name + " does not take what is sent: it answers 503",
                          "INFO " + name + " takes what is sent again"));
    }
    assertThat(counted.count("retried")).isGreaterThanOrEqualTo(4);
  }

  private static JsonNode lastOf(WaywardServer server) {
    return parsed(server.requests().get(server.requests().size() - 1));
  }

  @Test
  void anEndIsToldAnewUntilItIsAccepted() {
    WaywardServer server = server(WaywardServer.OK);
    post(server.address());
    stands("ann");
    await().until(() -> alertsAt(server).size() == 1);

    server.answers(
        WaywardServer.status(500), WaywardServer.HANG_UP, WaywardServer.GARBAGE, WaywardServer.OK);
    over("ann");

    await().until(() -> ends(server).size() >= 4);
    assertThat(ends(server))
        .extracting(AlertmanagerPostTest::endsAt)
        .containsOnly(endsAt(ends(server).get(0)));
  }

  @Test
  void aReasonThatChangesEndsTheOldAlertInTheSamePostThatBeginsTheNew() {
    WaywardServer server = server(WaywardServer.OK);
    post(server.address());
    stands("ann");
    await().until(() -> alertsAt(server).size() == 1);

    storms.told(new Told.Stands("ann/codex", Rows.storm("ann").put("reason", "reused")));

    await().until(() -> !ends(server).isEmpty());
    JsonNode both =
        server.requests().stream()
            .map(AlertmanagerPostTest::parsed)
            .filter(alerts -> alerts.size() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(both.findValuesAsText("reason")).containsExactly("reused", "revoked");
    assertThat(endsAt(both.path(0))).isAfter(Instant.now());
    assertThat(endsAt(both.path(1))).isBefore(Instant.now());
  }

  @Test
  void aWaveOfStormsGoesInBatches() {
    WaywardServer server = server(WaywardServer.OK);
    post(server.address());

    for (int i = 0; i < 250; i++) {
      stands("user" + i);
    }

    await()
        .until(
            () ->
                alertsAt(server).stream()
                        .map(alert -> alert.path("labels").path("user").asText())
                        .distinct()
                        .count()
                    == 250);
    assertThat(server.requests()).allMatch(request -> parsed(request).size() <= 100);
  }

  @Test
  void whatIsRefusedIsNotPostedAgainBeforeTheNextResend() {
    WaywardServer server = server(WaywardServer.status(400));
    post(server.address());
    Instant before = Instant.now();

    stands("ann");

    // Counted when the answer has come back, which is a little after the request was seen.
    await().until(() -> counted.count("refused") == 2);
    assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(RESEND);
    assertThat(server.requests()).hasSize(2);
  }

  private WaywardServer server(Manner... manners) {
    WaywardServer server = WaywardServer.start(manners);
    opened.add(server);
    return server;
  }

  private AlertmanagerPost post(URI address) {
    InstantSource clock = InstantSource.system();
    BackOff backOff = new BackOff(Duration.ofMillis(20), Duration.ofMillis(100), new Random(1));
    AlertmanagerPost post =
        new AlertmanagerPost(
            address,
            storms,
            new HttpPost(Duration.ofSeconds(1), clock),
            new Pace(RESEND, backOff, clock),
            counted.of(() -> 0),
            () -> {});
    post.start();
    opened.add(0, post);
    return post;
  }

  private void stands(String user) {
    storms.told(new Told.Stands(user + "/codex", Rows.storm(user)));
  }

  private void over(String user) {
    storms.told(new Told.Over(user + "/codex"));
  }

  private static List<JsonNode> alertsAt(WaywardServer server) {
    return server.requests().stream()
        .flatMap(
            request -> {
              List<JsonNode> alerts = new ArrayList<>();
              parsed(request).forEach(alerts::add);
              return alerts.stream();
            })
        .toList();
  }

  /** Those that say that it is over. */
  private static List<JsonNode> ends(WaywardServer server) {
    Stream<JsonNode> alerts = alertsAt(server).stream();
    return alerts.filter(alert -> !endsAt(alert).isAfter(Instant.now())).toList();
  }

  private static Instant endsAt(JsonNode alert) {
    return Instant.parse(alert.path("endsAt").asText());
  }

  private static JsonNode parsed(WaywardServer.Request request) {
    try {
      return JSON.readTree(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
