package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.barograph.sink.Answer.Verdict;
import io.barograph.sink.WaywardServer.Manner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpPostTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void whatIsPostedArrivesWithItsHeaders() throws Exception {
    try (WaywardServer server = WaywardServer.start(WaywardServer.OK)) {
      Answer answer =
          post(LONG).send(server.address().resolve("/hook?a=b"), headers(), body()).get();

      assertThat(answer.verdict()).isEqualTo(Verdict.ACCEPTED);
      WaywardServer.Request request = server.requests().get(0);
      assertThat(request.line()).isEqualTo("POST /hook?a=b HTTP/1.1");
      assertThat(request.header("x-test")).isEqualTo("yes");
      assertThat(request.header("user-agent")).isEqualTo("barograph");
      assertThat(request.headers()).doesNotContainKeys("upgrade", "http2-settings");
      assertThat(request.body()).isEqualTo(body());
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (WaywardServer elsewhere = WaywardServer.start(WaywardServer.OK);
        WaywardServer server =
            WaywardServer.start(WaywardServer.status(307, "Location: " + elsewhere.address()))) {
      assertThat(answer(server, LONG).verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void theWishToBeLeftAloneIsHeard() throws Exception {
    Manner busy = WaywardServer.status(429, "Retry-After: 120");
    try (WaywardServer server = WaywardServer.start(busy)) {
      Answer answer = answer(server, LONG);

      assertThat(answer.verdict()).isEqualTo(Verdict.AGAIN);
      assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }
  }

  @Test
  void whoSaysNothingIsNotWaitedForLongerThanTheTimeout() throws Exception {
    assertNoAnswer(WaywardServer.STALL, "it does not answer within PT0.3S");
  }

  @Test
  void aHeadThatDripsIsNotWaitedForLongerThanTheTimeout() throws Exception {
    assertNoAnswer(WaywardServer.DRIPPED_HEAD, "it does not answer within PT0.3S");
  }

  @Test
  void aBodyThatDripsDoesNotTakeBackWhatTheHeadSaid() throws Exception {
    try (WaywardServer server = WaywardServer.start(WaywardServer.DRIPPED_BODY)) {
      assertThat(answer(server, SHORT).verdict()).isEqualTo(Verdict.ACCEPTED);
    }
  }

  @Test
  void aBodyWithoutEndIsNotReadToItsEnd() throws Exception {
    try (WaywardServer server = WaywardServer.start(WaywardServer.ENDLESS_BODY)) {
      assertThat(answer(server, LONG).verdict()).isEqualTo(Verdict.ACCEPTED);
    }
  }

  @Test
  void aBodyThatIsCutDoesNotTakeBackWhatTheHeadSaid() throws Exception {
    try (WaywardServer server = WaywardServer.start(WaywardServer.HANG_UP_IN_THE_BODY)) {
      assertThat(answer(server, LONG).verdict()).isEqualTo(Verdict.ACCEPTED);
    }
  }

  @Test
  void garbageAndBrokenConnectionsAreNoAnswerAndNothingOfThemIsTold() throws Exception {
    for (Manner manner :
        new Manner[] {
          WaywardServer.GARBAGE, WaywardServer.HANG_UP, WaywardServer.HANG_UP_IN_THE_HEAD
        }) {
      try (WaywardServer server = WaywardServer.start(manner)) {
        Answer answer = answer(server, LONG);

        assertThat(answer.status()).isNull();
        assertThat(answer.verdict()).isEqualTo(Verdict.AGAIN);
        assertThat(answer.words()).isEqualTo("the connection breaks or the answer is no HTTP");
      }
    }
  }

  @Test
  void whereNobodyListensThereIsNoAnswer() throws Exception {
    WaywardServer server = WaywardServer.start(WaywardServer.OK);
    server.close();

    Answer answer = answer(server, LONG);

    assertThat(answer.verdict()).isEqualTo(Verdict.AGAIN);
    assertThat(answer.words()).isEqualTo("it cannot be reached");
  }

  @Test
  void aServerWithoutTlsWhereTlsIsWantedIsNoAnswer() throws Exception {
    try (WaywardServer server = WaywardServer.start(WaywardServer.OK)) {
      URI secure = URI.create("https://127.0.0.1:" + server.port());

      Answer answer = post(SHORT).send(secure, headers(), body()).get();

      assertThat(answer.verdict()).isEqualTo(Verdict.AGAIN);
    }
  }

  @Test
  void aPostThatIsCancelledEndsItsConnection() throws Exception {
    try (WaywardServer server = WaywardServer.start(WaywardServer.DRIPPED_HEAD)) {
      CompletableFuture<Answer> answer = post(LONG).send(server.address(), headers(), body());
      await().until(() -> server.requests().size() == 1);

      answer.cancel(true);

      await().until(() -> server.open() == 0);
    }
  }

  private static void assertNoAnswer(Manner manner, String words) throws Exception {
    try (WaywardServer server = WaywardServer.start(manner)) {
      Answer answer = answer(server, SHORT);

      assertThat(answer.verdict()).isEqualTo(Verdict.AGAIN);
      assertThat(answer.words()).isEqualTo(words);
    }
  }

  private static Answer answer(WaywardServer server, Duration timeout) throws Exception {
    return post(timeout).send(server.address(), headers(), body()).get(25, TimeUnit.SECONDS);
  }

  private static HttpPost post(Duration timeout) {
    return new HttpPost(timeout, InstantSource.fixed(NOW));
  }

  private static Map<String, String> headers() {
    return Map.of("X-Test", "yes");
  }

  private static byte[] body() {
    return "{\"user\":\"dana\"}".getBytes(StandardCharsets.UTF_8);
  }
}
