package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.metrics.DeliveryMetrics.Sink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DeliveryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration RETRY_FOR = Duration.ofMinutes(1);

  private final Counted counted = new Counted(Sink.WEBHOOK);
  private final List<WebhookMessage> posted = new ArrayList<>();
  private final List<Undelivered> letters = new ArrayList<>();
  private final Deque<CompletableFuture<Answer>> answers = new ArrayDeque<>();
  private final Deque<CompletableFuture<?>> written = new ArrayDeque<>();
  private final DeliveryRules rules =
      new DeliveryRules(
          message -> {
            posted.add(message);
            return answers.remove();
          },
          (record, why) -> {
            letters.add(why);
            return written.isEmpty() ? CompletableFuture.completedFuture("") : written.remove();
          },
          // Takes nothing off by chance.
          new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10), () -> 0),
          RETRY_FOR,
          counted.of(() -> 0),
          new Trouble(LoggerFactory.getLogger(DeliveryTest.class), "The webhook"));

  @Test
  void whatIsTakenIsDone() {
    answer(204, null);

    assertThat(delivery().advance(NOON)).isTrue();
    assertThat(posted).extracting(WebhookMessage::id).containsExactly("ev_advised_ann");
    assertThat(counted.delivered()).isEqualTo(1);
    assertThat(letters).isEmpty();
  }

  @Test
  void whileTheAnswerIsAwaitedNothingIsPostedAgain() {
    CompletableFuture<Answer> late = new CompletableFuture<>();
    answers.add(late);
    Delivery delivery = delivery();

    assertThat(delivery.advance(NOON)).isFalse();
    assertThat(delivery.advance(NOON.plusSeconds(30))).isFalse();
    assertThat(posted).hasSize(1);
    assertThat(delivery.underWay()).isSameAs(late);

    late.complete(Answer.of(200, null, NOON));
    assertThat(delivery.advance(NOON.plusSeconds(31))).isTrue();
  }

  @Test
  void betweenTriesTheWaitGrows() {
    answer(500, null);
    answer(503, null);
    answer(200, null);
    Delivery delivery = delivery();

    assertThat(delivery.advance(NOON)).isFalse();
    assertThat(delivery.advance(NOON.plusMillis(999))).isFalse();
    assertThat(posted).hasSize(1);
    assertThat(delivery.advance(NOON.plusSeconds(1))).isFalse();
    assertThat(delivery.advance(NOON.plusMillis(2999))).isFalse();
    assertThat(posted).hasSize(2);
    assertThat(delivery.advance(NOON.plusSeconds(3))).isTrue();
    assertThat(counted.count("retried")).isEqualTo(2);
  }

  @Test
  void whoWantsToBeLeftAloneIs() {
    answer(429, "40");
    answer(200, null);
    Delivery delivery = delivery();
    delivery.advance(NOON);

    assertThat(delivery.advance(NOON.plusSeconds(39))).isFalse();
    assertThat(delivery.advance(NOON.plusSeconds(40))).isTrue();
  }

  @Test
  void theLastTryIsAtTheEndOfTheTimeWhateverTheReceiverWants() {
    answer(429, "999999999");
    answer(429, "999999999");
    Delivery delivery = delivery();
    delivery.advance(NOON);

    assertThat(delivery.advance(NOON.plusSeconds(59))).isFalse();
    assertThat(delivery.advance(NOON.plus(RETRY_FOR))).isTrue();
    assertThat(letters).containsExactly(new Undelivered(Undelivered.Reason.UNDELIVERABLE, 2, 429));
    assertThat(counted.count("undeliverable")).isEqualTo(1);
  }

  @Test
  void whatIsRefusedIsADeadLetterAtOnce() {
    answer(410, null);

    assertThat(delivery().advance(NOON)).isTrue();
    assertThat(letters).containsExactly(new Undelivered(Undelivered.Reason.REFUSED, 1, 410));
    assertThat(counted.count("refused")).isEqualTo(1);
  }

  @Test
  void aReceiverThatNeverAnswersLeavesNoStatus() {
    Delivery delivery = delivery();
    Instant now = NOON;
    boolean done = false;
    while (!done) {
      answers.add(CompletableFuture.completedFuture(Answer.none("it cannot be reached")));
      done = delivery.advance(now);
      now = now.plusMillis(500);
    }

    assertThat(now).isBetween(NOON.plus(RETRY_FOR), NOON.plus(RETRY_FOR).plusSeconds(1));
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).status()).isNull();
    assertThat(letters.get(0).attempts()).isEqualTo(posted.size());
  }

  @Test
  void aDeadLetterThatCannotBeWrittenIsWrittenAgain() {
    answer(400, null);
    written.add(CompletableFuture.failedFuture(new TimeoutException("no broker")));
    Delivery delivery = delivery();

    assertThat(delivery.advance(NOON)).isFalse();
    assertThat(delivery.advance(NOON.plusMillis(999))).isFalse();
    assertThat(delivery.advance(NOON.plusSeconds(1))).isTrue();
    assertThat(letters).hasSize(2);
    assertThat(posted).hasSize(1);
    assertThat(counted.count("refused")).isEqualTo(1);
  }

  @Test
  void whatADryRunWroteIsPostedToNobody() {
    CloudEvent advised = Rows.advised("ann");
    CloudEvent simulated = Rows.event("ev_1", advised.type(), "ann", true, advised.data());

    assertThat(new Delivery(Rows.record(simulated, 7), rules).advance(NOON)).isTrue();
    assertThat(posted).isEmpty();
    assertThat(letters).isEmpty();
  }

  @Test
  void aRecordThatIsNoEventIsADeadLetter() {
    byte[] nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("advice", 0, 7, nonsense, nonsense);

    assertThat(new Delivery(record, rules).advance(NOON)).isTrue();
    assertThat(letters).containsExactly(new Undelivered(Undelivered.Reason.UNREADABLE, 0, null));
  }

  @Test
  void anIdThatNoHeaderCanCarryIsADeadLetter() {
    for (String id : List.of("", "a\r\nX-Evil: yes", "with.dot", "ü", "x".repeat(257))) {
      CloudEvent event =
          Rows.event(id, EventType.REMEDIATION_ADVISED, "ann", false, Rows.advised("ann").data());

      assertThat(new Delivery(Rows.record(event, 7), rules).advance(NOON)).isTrue();
    }
    assertThat(posted).isEmpty();
    assertThat(letters).hasSize(5).allMatch(l -> l.reason() == Undelivered.Reason.UNREADABLE);
  }

  @Test
  void anEventOfATypeThatNobodyKnowsIsADeadLetter() {
    CloudEvent event =
        Rows.event("ev_1", "com.example.other.v9", "ann", false, Rows.advised("ann").data());

    assertThat(new Delivery(Rows.record(event, 7), rules).advance(NOON)).isTrue();
    assertThat(letters).containsExactly(new Undelivered(Undelivered.Reason.UNREADABLE, 0, null));
  }

  @Test
  void atTheEndOnlyWhatWasAnsweredIsDone() {
    CompletableFuture<Answer> late = new CompletableFuture<>();
    answers.add(late);
    Delivery delivery = delivery();
    assertThat(delivery.finish(NOON)).isFalse();
    assertThat(posted).isEmpty();

    delivery.advance(NOON);
    assertThat(delivery.finish(NOON)).isFalse();
    late.complete(Answer.of(200, null, NOON));
    assertThat(delivery.finish(NOON)).isTrue();
  }

  @Test
  void whatIsAbandonedIsCancelled() {
    CompletableFuture<Answer> late = new CompletableFuture<>();
    answers.add(late);
    Delivery delivery = delivery();
    delivery.advance(NOON);

    delivery.abandon();

    assertThat(late).isCancelled();
  }

  private Delivery delivery() {
    return new Delivery(Rows.record(Rows.advised("ann"), 7), rules);
  }

  private void answer(int status, @Nullable String retryAfter) {
    answers.add(CompletableFuture.completedFuture(Answer.of(status, retryAfter, NOON)));
  }
}
