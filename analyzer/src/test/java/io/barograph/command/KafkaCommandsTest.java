package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.embedded.EmbeddedBroker;
import io.barograph.event.EventType;
import io.barograph.event.SchemaCheck;
import io.barograph.topology.EventsOnBroker;
import io.barograph.topology.OutputTopics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that need a cluster, against a real broker. */
class KafkaCommandsTest {
  /** Read, written and followed. */
  private static final int TOPICS = 11;

  private static final String INPUT = "cli.log-lines.v1";
  private static final OutputTopics OUTPUT = OutputTopics.DEFAULT;

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
  void topicsSaysWhatIsMissingCreatesItAndThenFindsItThere() {
    Typed missing = typed("topics", "--dry-run");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.lines()).hasSize(TOPICS).allMatch(line -> line.startsWith("missing"));

    Typed run = typed("run", "--port", "0");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("these topics do not exist: ")
        .contains(INPUT)
        .contains(OUTPUT.storms())
        .contains("cli.policy.v1")
        .contains("barograph topics")
        .doesNotContain("\tat ");

    Typed created = typed("topics");
    assertThat(created.exitCode()).isZero();
    assertThat(created.lines()).hasSize(TOPICS).allMatch(line -> line.startsWith("created"));

    Typed there = typed("topics", "--dry-run");
    assertThat(there.exitCode()).isZero();
    assertThat(there.lines()).hasSize(TOPICS).allMatch(line -> line.startsWith("exists"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "streams"})
  void runTakesPlainTextWithHeadersAndJsonAndAnswersForItsHealth(String protocol) throws Exception {
    assertThat(typed("topics").exitCode()).isZero();
    String[] run =
        run("--set", "time.idle-after=PT1S", "--set", "kafka.client.group.protocol=" + protocol);
    try (Child child = Child.start(directory, run);
        EventsOnBroker storms = read(OUTPUT.storms())) {
      URI address = URI.create(child.awaitErr("metrics and health at (\\S+)\n"));
      await().atMost(Duration.ofSeconds(40)).until(() -> status(address, "/health/ready") == 200);
      assertThat(status(address, "/health/live")).isEqualTo(200);

      Instant hourAgo = Instant.now().minus(1, ChronoUnit.HOURS);
      shipFailingTurns(hourAgo);

      EventsOnBroker.Event opened =
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> storms.events().findFirst(), found -> found.isPresent())
              .orElseThrow();
      SchemaCheck.assertValidEvent(opened.structured());
      assertThat(opened.type()).isEqualTo(EventType.STORM_OPENED);
      assertThat(opened.data().path("user").asText()).isEqualTo("ann");
      assertThat(opened.data().path("hosts")).hasToString("[\"desktop\",\"laptop\"]");
      assertThat(body(address, "/metrics"))
          .contains("barograph_storms_opened_total")
          .contains("barograph_records_total{envelope=\"native_json\"")
          .doesNotContain("\"ann\"", "laptop");
      assertThat(child.err()).doesNotContain("Failed to refresh token");
    }
  }

  @Test
  void anAnalyzerThatIsKilledTwiceWritesEveryEventExactlyOnce() throws Exception {
    assertThat(typed("topics").exitCode()).isZero();
    Instant start = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    Path file = directory.resolve("lines.jsonl");
    assertThat(Typed.type(fleet(start, "--out", file.toString())).exitCode()).isZero();
    String later = "{\"time\":\"" + start.plus(3, ChronoUnit.HOURS) + "\",\"line\":\"hm\"}";
    Files.writeString(file, Files.readString(file) + later + "\n");
    Map<String, String> expected = EventsById.of(Typed.type("replay", file.toString()));
    assertThat(expected.keySet())
        .hasSizeGreaterThan(20)
        .anyMatch(event -> event.startsWith(EventType.STORM_CALMED));
    String[] run =
        run(
            "--set",
            "kafka.client.session.timeout.ms=6000",
            "--set",
            "kafka.client.heartbeat.interval.ms=1000");

    try (Child shipper =
            Child.start(
                directory,
                fleet(start, "--bootstrap-servers", broker.bootstrapServers(), "--speed", "60"));
        EventsOnBroker findings =
            read(
                OUTPUT.retrySequences(),
                OUTPUT.storms(),
                OUTPUT.incidents(),
                OUTPUT.remediations(),
                OUTPUT.lateSignals())) {
      for (int killed = 1; killed <= 2; killed++) {
        long enough = (long) killed * expected.size() / 4;
        try (Child analyzer = Child.start(directory, run)) {
          await().atMost(Duration.ofSeconds(40)).until(() -> findings.events().count() >= enough);
          analyzer.kill();
        }
      }
      assertThat(shipper.awaitEnd(Duration.ofSeconds(40))).isZero();
      assertThat(findings.events().count()).isLessThan(expected.size());
      ship(later, start.plus(3, ChronoUnit.HOURS));
      try (Child analyzer = Child.start(directory, run)) {
        await()
            .atMost(Duration.ofSeconds(40))
            .untilAsserted(() -> assertThat(EventsById.of(findings.events())).isEqualTo(expected));
        assertThat(analyzer.err()).doesNotContain("Failed to refresh token");
      }
    }
  }

  @Test
  void theBrokerPrintsItsAddressOnStandardOutputAndHasTheTopics() throws Exception {
    try (Child child = Child.start(directory, "broker", "--port", "0")) {
      String address = child.awaitOut("^(127\\.0\\.0\\.1:\\d+)\n$");

      Typed topics = Typed.type("topics", "--dry-run", "--bootstrap-servers", address);
      assertThat(topics.exitCode()).isZero();
    }
  }

  @Test
  void theDemoShowsStormsAdviceAndMetricsAndEnds() throws Exception {
    try (Child demo = Child.start(directory, "demo", "--for", "40s", "--port", "0")) {
      assertThat(demo.awaitEnd(Duration.ofMinutes(2))).isZero();
      assertThat(demo.out())
          .contains("times faster than yours")
          .contains("storm.opened")
          .contains("remediation.advised")
          .contains("barograph_storms_opened_total");
      // How soon is for a benchmark to say: a busy machine would fail here.
      assertThat(demo.out())
          .containsPattern("the first storm was on the screen after \\d+[.,]\\d s");
    }
  }

  private Typed typed(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--bootstrap-servers";
    all[args.length + 1] = broker.bootstrapServers();
    return Typed.type(all);
  }

  private String[] run(String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--port", "0"));
    args.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    args.addAll(List.of("--set", "kafka.state-dir=" + directory.resolve("state")));
    args.addAll(List.of("--set", "time.tick=PT0.1S"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private static String[] fleet(Instant start, String... more) {
    List<String> args = new ArrayList<>(List.of("simulate", "--users", "12"));
    args.addAll(List.of("--start", start.toString(), "--length", "PT20M"));
    args.addAll(List.of("--noise", "0.5", "--duplicates", "0.05", "--disorder", "PT5S"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private EventsOnBroker read(String... topics) {
    return new EventsOnBroker(broker.bootstrapServers(), List.of(topics));
  }

  private void shipFailingTurns(Instant start) throws Exception {
    try (KafkaProducer<String, String> producer = producer()) {
      for (int turn = 0; turn < 3; turn++) {
        Instant time = start.plusSeconds(60L * turn);
        for (String line : failingTurn()) {
          ProducerRecord<String, String> record = turn == 0 ? json(time, line) : text(time, line);
          producer.send(record).get();
          time = time.plusSeconds(2);
        }
      }
      tick(producer, "compiling", start.plus(10, ChronoUnit.MINUTES));
    }
  }

  private void ship(String line, Instant time) throws Exception {
    try (KafkaProducer<String, String> producer = producer()) {
      tick(producer, line, time);
    }
  }

  private static void tick(KafkaProducer<String, String> producer, String line, Instant time)
      throws Exception {
    for (int partition = 0; partition < producer.partitionsFor(INPUT).size(); partition++) {
      producer.send(new ProducerRecord<>(INPUT, partition, time.toEpochMilli(), null, line)).get();
    }
  }

  private static ProducerRecord<String, String> json(Instant time, String line) {
    String json =
        "{\"time\":\"%s\",\"user\":\"ann\",\"host\":\"desktop\",\"line\":\"%s\"}"
            .formatted(time, line);
    return new ProducerRecord<>(INPUT, null, time.toEpochMilli(), null, json);
  }

  private static ProducerRecord<String, String> text(Instant time, String line) {
    ProducerRecord<String, String> record =
        new ProducerRecord<>(INPUT, null, time.toEpochMilli(), null, line);
    Map.of("user", "ann", "host", "laptop", "session", "s1")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static List<String> failingTurn() {
    String notice = "stream error: Failed to refresh token: 401 Unauthorized; retrying %d/5 in 2s…";
    return List.of(
        notice.formatted(1),
        notice.formatted(2),
        notice.formatted(3),
        notice.formatted(4),
        notice.formatted(5),
        "ERROR: Failed to refresh token: 401 Unauthorized");
  }

  private KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static int status(URI address, String path) throws Exception {
    return get(address, path).statusCode();
  }

  private static String body(URI address, String path) throws Exception {
    return get(address, path).body();
  }

  private static HttpResponse<String> get(URI address, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
