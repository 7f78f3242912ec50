package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.metrics.DeliveryMetrics.Sink;
import io.barograph.topology.EventsOnBroker;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a topic on a real broker to a real server that is often in a bad mood. */
@Timeout(120)
class WebhookDeliveryTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AdviceOnBroker advice = new AdviceOnBroker();
  private final WaywardServer server = WaywardServer.start(WaywardServer.OK);
  private final Counted counted = new Counted(Sink.WEBHOOK);
  private final List<WebhookDelivery> deliveries = new ArrayList<>();

  @BeforeEach
  void createTopics() throws Exception {
    advice.createTopics();
  }

  @AfterEach
  void closeAll() {
    deliveries.forEach(WebhookDelivery::close);
    server.close();
    advice.close();
  }

  @Test
  void anEventIsPostedWholeAndSigned() throws Exception {
    advice.write(0, Rows.advised("ann"));
    Instant before = Instant.now().minusSeconds(1);
    start(server.address().resolve("/hook"), Duration.ofMinutes(1));

    awaitRequests(1);

    WaywardServer.Request request = server.requests().get(0);
    assertThat(request.line()).isEqualTo("POST /hook HTTP/1.1");
    assertThat(request.header("content-type")).isEqualTo("application/cloudevents+json");
    assertThat(JSON.readTree(request.body())).isEqualTo(Rows.advised("ann").structured());
    assertThat(request.header("webhook-id")).isEqualTo("ev_advised_ann");
    long timestamp = Long.parseLong(request.header("webhook-timestamp"));
    assertThat(Instant.ofEpochSecond(timestamp)).isBetween(before, Instant.now());
    assertThat(request.header("webhook-signature")).isEqualTo(signatureOf(request));
    awaitCommitted(0, 1);
  }

  @Test
  void theEventsOfAUserKeepTheirOrderWhateverTheServerDoes() throws Exception {
    server.answers(
        WaywardServer.status(503),
        WaywardServer.HANG_UP,
        WaywardServer.status(429, "Retry-After: 1"),
        WaywardServer.OK,
        WaywardServer.GARBAGE,
        WaywardServer.STALL,
        WaywardServer.OK);
    for (int i = 1; i <= 5; i++) {
      advice.write(0, advised("ev_" + i));
    }
    start(server.address(), Duration.ofMinutes(1));

    await().atMost(SOON).until(() -> counted.delivered() == 5);

    assertThat(server.requests())
        .extracting(request -> request.header("webhook-id"))
        .containsExactly(
            "ev_1", "ev_1", "ev_1", "ev_1", "ev_2", "ev_2", "ev_2", "ev_3", "ev_4", "ev_5");
    assertThat(server.requests())
        .allSatisfy(
            request ->
                assertThat(request.header("webhook-signature")).isEqualTo(signatureOf(request)));
    assertThat(counted.count("retried")).isEqualTo(5);
    awaitCommitted(0, 5);
    assertThat(advice.deadLetters()).isEmpty();
  }

  @Test
  void whatIsRefusedIsADeadLetterWithEverythingItWasAndTheNextGoesOn() throws Exception {
    server.answers(WaywardServer.status(422), WaywardServer.OK);
    CloudEvent refused = advised("ev_refused");
    advice.write(1, refused);
    advice.write(1, advised("ev_next"));
    start(server.address(), Duration.ofMinutes(1));

    await().atMost(SOON).until(() -> counted.delivered() == 1);

    assertThat(server.requests())
        .extracting(request -> request.header("webhook-id"))
        .containsExactly("ev_refused", "ev_next");
    await().atMost(SOON).until(() -> advice.deadLetters().size() == 1);
    ConsumerRecord<byte[], byte[]> letter = advice.deadLetters().get(0);
    assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo("ann");
    assertThat(JSON.readTree(letter.value())).isEqualTo(refused.data());
    assertThat(letter.timestamp()).isEqualTo(refused.time().toEpochMilli());
    assertThat(header(letter, "ce_id")).isEqualTo("ev_refused");
    assertThat(header(letter, "ce_type")).isEqualTo(EventType.REMEDIATION_ADVISED);
    assertThat(header(letter, "barograph.reason")).isEqualTo("refused");
    assertThat(header(letter, "barograph.attempts")).isEqualTo("1");
    assertThat(header(letter, "barograph.status")).isEqualTo("422");
    assertThat(header(letter, "barograph.topic")).isEqualTo(AdviceOnBroker.ADVICE);
    assertThat(header(letter, "barograph.partition")).isEqualTo("1");
    assertThat(header(letter, "barograph.offset")).isEqualTo("0");
    awaitCommitted(1, 2);
  }

  @Test
  void whatNobodyTakesInTimeIsADeadLetter() throws Exception {
    server.answers(WaywardServer.HANG_UP);
    advice.write(0, advised("ev_1"));
    start(server.address(), Duration.ofSeconds(1));

    await().atMost(SOON).until(() -> advice.deadLetters().size() == 1);

    ConsumerRecord<byte[], byte[]> letter = advice.deadLetters().get(0);
    assertThat(header(letter, "barograph.reason")).isEqualTo("undeliverable");
    assertThat(Integer.parseInt(header(letter, "barograph.attempts"))).isGreaterThan(2);
    assertThat(header(letter, "barograph.status")).isEmpty();
    awaitCommitted(0, 1);
  }

  @Test
  void aPartitionThatWaitsStaysInTheGroupAndHoldsUpNoOther() throws Exception {
    server.answers(WaywardServer.status(503, "Retry-After: 3600"), WaywardServer.OK);
    advice.write(0, advised("ev_waits"));
    WebhookDelivery delivery = start(server.address(), Duration.ofMinutes(10));
    awaitRequests(1);

    advice.write(1, advised("ev_other"));
    awaitRequests(2);

    assertThat(server.requests().get(1).header("webhook-id")).isEqualTo("ev_other");
    awaitCommitted(1, 1);
    Instant later = Instant.now().plus(AdviceOnBroker.MOST_BETWEEN_POLLS.multipliedBy(2));
    await().atMost(SOON).until(() -> Instant.now().isAfter(later));
    advice.write(1, advised("ev_third"));
    awaitRequests(3);
    awaitCommitted(1, 2);
    assertThat(advice.committed(0)).isZero();
    assertThat(counted.pending()).isEqualTo(1);
    assertThat(delivery.isReady()).isTrue();
  }

  @Test
  void whatWasNotDeliveredAtTheEndIsDeliveredByTheNext() throws Exception {
    server.answers(WaywardServer.OK, WaywardServer.status(503));
    advice.write(0, advised("ev_1"));
    advice.write(0, advised("ev_2"));
    WebhookDelivery first = start(server.address(), Duration.ofMinutes(10));
    awaitRequests(2);
    first.close();
    assertThat(first.awaitEnd()).isTrue();
    int before = server.requests().size();

    server.answers(WaywardServer.OK);
    start(server.address(), Duration.ofMinutes(10));

    awaitRequests(before + 1);
    awaitCommitted(0, 2);
    assertThat(server.requests().get(before).header("webhook-id")).isEqualTo("ev_2");
    assertThat(server.requests()).hasSize(before + 1);
  }

  @Test
  void anAnswerThatIsUnderWayAtTheEndIsStillHeard() throws Exception {
    server.answers(
        (out, closed) -> {
          closed.await(500, TimeUnit.MILLISECONDS);
          WaywardServer.OK.answer(out, closed);
        });
    advice.write(0, advised("ev_1"));
    WebhookDelivery delivery = start(server.address(), Duration.ofMinutes(1));
    awaitRequests(1);

    delivery.close();

    assertThat(advice.committed(0)).isEqualTo(1);
  }

  @Test
  void twoShareTheWorkAndOneTakesOverWhatTheOtherLeaves() throws Exception {
    WebhookDelivery one = start(server.address(), Duration.ofMinutes(1));
    start(server.address(), Duration.ofMinutes(1));
    await().atMost(SOON).until(() -> deliveries.stream().allMatch(WebhookDelivery::isReady));
    advice.write(0, advised("ev_1"));
    advice.write(1, advised("ev_2"));
    awaitRequests(2);

    one.close();
    advice.write(0, advised("ev_3"));
    advice.write(1, advised("ev_4"));

    awaitCommitted(0, 2);
    awaitCommitted(1, 2);
    assertThat(server.requests())
        .extracting(request -> request.header("webhook-id"))
        .contains("ev_1", "ev_2", "ev_3", "ev_4");
  }

  @Test
  void nothingOfTheServerNorTheSecretReachesTheLog() throws Exception {
    server.answers(
        WaywardServer.GARBAGE,
        WaywardServer.status(500),
        WaywardServer.status(400),
        WaywardServer.OK);
    try (Logged log = new Logged(WebhookDelivery.class)) {
      advice.write(0, advised("ev_1"));
      advice.write(0, advised("ev_2"));
      start(server.address().resolve("/SECRET-IN-THE-PATH"), Duration.ofMinutes(1));
      await().atMost(SOON).until(() -> counted.delivered() == 1);

      assertThat(log.lines())
          .containsExactly(
              "WARN The webhook at 127.0.0.1:"
                  + server.port()
                  + " does not take what is sent: the connection breaks or the answer is no HTTP",
              "INFO The webhook at 127.0.0.1:" + server.port() + " takes what is sent again");
    }
  }

  private WebhookDelivery start(URI webhook, Duration retryFor) {
    WebhookDelivery delivery =
        new WebhookDelivery(
            advice.client(),
            new WebhookDelivery.Options(
                AdviceOnBroker.ADVICE,
                AdviceOnBroker.UNDELIVERED,
                AdviceOnBroker.GROUP,
                webhook,
                WebhookSignature.of(KEY),
                Duration.ofSeconds(2),
                retryFor,
                new WebhookDelivery.Waits(Duration.ofMillis(20), Duration.ofMillis(200))),
            counted::of);
    delivery.start();
    deliveries.add(delivery);
    return delivery;
  }

  private static CloudEvent advised(String id) {
    return Rows.event(id, EventType.REMEDIATION_ADVISED, "ann", false, Rows.advised("ann").data());
  }

  private void awaitRequests(int count) {
    await().atMost(SOON).until(() -> server.requests().size() >= count);
  }

  private void awaitCommitted(int partition, long offset) {
    await().atMost(SOON).until(() -> advice.committed(partition) == offset);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return EventsOnBroker.header(record, name);
  }

  /** As a receiver that knows the key computes it, by the text of the standard. */
  private static String signatureOf(WaywardServer.Request request) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    String signed =
        request.header("webhook-id")
            + "."
            + request.header("webhook-timestamp")
            + "."
            + request.text();
    byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(code);
  }
}
