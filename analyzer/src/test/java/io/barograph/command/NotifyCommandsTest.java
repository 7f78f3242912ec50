package io.barograph.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.barograph.Barograph;
import io.barograph.embedded.EmbeddedBroker;
import io.barograph.shippers.ChildProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a user types them, and as a machine starts, ends and kills them. */
class NotifyCommandsTest {
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
  private static final Map<String, String> WITH_SECRET =
      Map.of("BAROGRAPH_NOTIFY_WEBHOOK_SECRET", SECRET);

  private static EmbeddedBroker broker;

  @TempDir Path directory;

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(null, 0);
    assertThat(Typed.type("topics", "--bootstrap-servers", broker.bootstrapServers()).exitCode())
        .isZero();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void aTopicThatIsMissingIsNamed() {
    Typed typed =
        Typed.type(
            "notify",
            "alertmanager",
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--set",
            "topics.storm-state=nowhere");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .isEqualTo(
            """
            alertmanager: these topics do not exist: nowhere
            `barograph topics` creates them, `barograph topics --dry-run` only looks
            """);
  }

  @Test
  void aTopicForDeadLettersIsNeededToo() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    Typed typed =
        Typed.type(
            "notify",
            "webhook",
            "--bootstrap-servers",
            broker.bootstrapServers(),
            "--url",
            "http://localhost:1/",
            "--set",
            "notify.webhook-secret-file=" + secret,
            "--set",
            "topics.undelivered=nowhere");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("these topics do not exist: nowhere");
  }

  @Test
  void whereNoBrokerAnswersTheCommandSaysSo() {
    Typed typed = Typed.type("notify", "alertmanager", "--bootstrap-servers", "localhost:1");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .isEqualTo("alertmanager: localhost:1: no broker answers within PT10S\n");
  }

  @Test
  void aWebhookNeedsItsAddressAndItsSecret() {
    assertThat(Typed.type("notify", "webhook"))
        .returns(2, Typed::exitCode)
        .returns("webhook: notify.webhook must be given\n", Typed::err);
    assertThat(Typed.type("notify", "webhook", "--url", "http://localhost:1/"))
        .returns(2, Typed::exitCode)
        .returns(
            "webhook: notify.webhook-secret-file or notify.webhook-secret must be given\n",
            Typed::err);
  }

  @Test
  void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
    Typed typed =
        Typed.type(
            "notify",
            "webhook",
            "--url",
            "http://localhost:1/",
            "--set",
            "notify.webhook-secret=" + SECRET);

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("notify.webhook-secret").doesNotContain(SECRET);
  }

  @Test
  void aSecretThatIsNoneIsRefusedAndNotRepeated() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "whsec_my dog's name is Rex");
    Typed typed =
        Typed.type(
            "notify",
            "webhook",
            "--url",
            "http://localhost:1/",
            "--set",
            "notify.webhook-secret-file=" + secret);

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo("webhook: notify.webhook-secret must have base64 after whsec_\n");
  }

  @Test
  void whatWasNotTakenWhenTheProcessWasKilledIsPostedByTheNext() throws Exception {
    HttpServer webhook = webhook();
    status = 503;
    write("ev_1");
    String url = "http://localhost:" + webhook.getAddress().getPort() + "/hook";
    List<String> options = List.of("webhook", "--url", url, "--set", "notify.group=killed");
    try (ChildProcess first = start(WITH_SECRET, options)) {
      soon().until(() -> first.runs() && posted.contains("ev_1"));
    }
    posted.clear();
    status = 200;

    try (ChildProcess second = start(WITH_SECRET, options)) {
      soon().until(() -> posted.contains("ev_1"));
      URI pages = pages(second);
      soon().until(() -> get(pages.resolve("/health/ready")).statusCode() == 200);
      soon()
          .until(
              () ->
                  get(pages.resolve("/metrics"))
                      .body()
                      .contains(
                          "barograph_deliveries_total{result=\"delivered\",sink=\"webhook\"} 1.0"));
      second.terminate();
      assertThat(second.awaitEnd()).isEqualTo(143);
      assertThat(second.err() + second.out()).doesNotContain(SECRET).doesNotContain("Exception");
    }
    posted.clear();

    write("ev_2");
    try (ChildProcess third = start(WITH_SECRET, options)) {
      soon().until(() -> third.runs() && !posted.isEmpty());
    }
    assertThat(posted).containsExactly("ev_2");
    webhook.stop(0);
  }

  @Test
  void theBridgeSaysWhereItsMetricsAreAndEndsWhenAsked() throws Exception {
    try (ChildProcess bridge =
        start(Map.of(), List.of("alertmanager", "--url", "http://localhost:1"))) {
      URI pages = pages(bridge);
      soon().until(() -> get(pages.resolve("/health/ready")).statusCode() == 200);
      assertThat(get(pages.resolve("/metrics")).body())
          .contains("barograph_deliveries_pending{sink=\"alertmanager\"} 0.0");

      bridge.terminate();

      assertThat(bridge.awaitEnd()).isEqualTo(143);
      assertThat(bridge.err()).doesNotContain("Exception");
    }
  }

  private HttpServer webhook() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newSingleThreadExecutor());
    server.createContext(
        "/hook",
        exchange -> {
          try (exchange) {
            posted.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
    return server;
  }

  private ChildProcess start(Map<String, String> environment, List<String> options)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Barograph.class.getName(), "notify"));
    command.addAll(options);
    command.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    // A member that was killed is missed only after its session.
    command.addAll(List.of("--set", "kafka.client.session.timeout.ms=6000"));
    command.addAll(List.of("--set", "kafka.client.heartbeat.interval.ms=1000"));
    return ChildProcess.start(directory, environment, command);
  }

  private static URI pages(ChildProcess process) {
    Pattern wanted = Pattern.compile("metrics and health at (\\S+)");
    return URI.create(
        soon()
            .until(
                () -> {
                  Matcher matcher = wanted.matcher(process.err());
                  return matcher.find() ? matcher.group(1) : "";
                },
                found -> !found.isEmpty()));
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void write(String id) throws Exception {
    List<Header> headers = new ArrayList<>();
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", id,
            "ce_source", "/barograph/test",
            "ce_type", "io.barograph.remediation.advised.v1",
            "ce_subject", "user/ann",
            "ce_time", "2026-11-22T15:21:50Z")
        .forEach(
            (name, value) ->
                headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  "cli.remediations.v1", null, "ann", "{\"user\":\"ann\"}", headers))
          .get();
    }
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }
}
