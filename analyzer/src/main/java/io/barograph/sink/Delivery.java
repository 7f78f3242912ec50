package io.barograph.sink;

import io.barograph.event.CloudEvent;
import io.barograph.feed.EventRecords;
import io.barograph.feed.UnreadableEventException;
import io.barograph.metrics.DeliveryMetrics.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The way of one record: posted, posted again after a wait while the receiver may still take it,
 * and written as a dead letter if it will not or did not. For one thread.
 */
final class Delivery {
  private final ConsumerRecord<byte[], byte[]> record;
  private final DeliveryRules rules;
  private Step step;
  private int attempts;
  private int failedLetters;
  private @Nullable Instant firstPostedAt;

  private sealed interface Step {
    record ToPost(WebhookMessage message, Instant due) implements Step {}

    record Posted(WebhookMessage message, CompletableFuture<Answer> answer) implements Step {}

    record ToWrite(Undelivered why, Instant due) implements Step {}

    record Written(Undelivered why, CompletableFuture<?> end) implements Step {}

    record Done() implements Step {}
  }

  Delivery(ConsumerRecord<byte[], byte[]> record, DeliveryRules rules) {
    this.record = record;
    this.rules = rules;
    this.step = first(record);
  }

  /** What a dry run wrote goes to nobody. */
  private static Step first(ConsumerRecord<byte[], byte[]> record) {
    try {
      CloudEvent event = EventRecords.event(record);
      if (event.simulated()) {
        return new Step.Done();
      } else if (WebhookMessage.canBe(event)) {
        return new Step.ToPost(WebhookMessage.of(event), Instant.MIN);
      }
    } catch (UnreadableEventException e) {
      // As an event that cannot be posted.
    }
    return new Step.ToWrite(new Undelivered(Undelivered.Reason.UNREADABLE, 0, null), Instant.MIN);
  }

  /** Where reading goes on once it is done. */
  long nextOffset() {
    return record.offset() + 1;
  }

  /**
   * Does what can be done now without waiting.
   *
   * @return whether nothing is left to do
   */
  boolean advance(Instant now) {
    Step before;
    do {
      before = step;
      step = next(before, now);
    } while (step != before);
    return step instanceof Step.Done;
  }

  /**
   * Hears what came of what is under way, and begins nothing more.
   *
   * @return whether nothing is left to do
   */
  boolean finish(Instant now) {
    if (step instanceof Step.Posted || step instanceof Step.Written) {
      step = next(step, now);
    }
    return step instanceof Step.Done;
  }

  /** What is under way, or null. */
  @Nullable CompletableFuture<?> underWay() {
    if (step instanceof Step.Posted posted) {
      return posted.answer();
    }
    return step instanceof Step.Written written ? written.end() : null;
  }

  /** Somebody else will deliver it. */
  void abandon() {
    if (step instanceof Step.Posted posted) {
      posted.answer().cancel(true);
    }
  }

  private Step next(Step now, Instant at) {
    if (now instanceof Step.ToPost toPost && !at.isBefore(toPost.due())) {
      attempts++;
      firstPostedAt = firstPostedAt == null ? at : firstPostedAt;
      return new Step.Posted(toPost.message(), rules.receiver().post(toPost.message()));
    } else if (now instanceof Step.Posted posted && posted.answer().isDone()) {
      return heard(posted.message(), posted.answer().join(), at);
    } else if (now instanceof Step.ToWrite toWrite && !at.isBefore(toWrite.due())) {
      return new Step.Written(toWrite.why(), rules.deadLetters().write(record, toWrite.why()));
    } else if (now instanceof Step.Written written && written.end().isDone()) {
      return written(written, at);
    }
    return now;
  }

  private Step heard(WebhookMessage message, Answer answer, Instant at) {
    rules.trouble().met(answer);
    return switch (answer.verdict()) {
      case ACCEPTED -> {
        rules.metrics().count(Result.DELIVERED, 1);
        yield new Step.Done();
      }
      case REFUSED -> given(Undelivered.Reason.REFUSED, answer, at);
      case AGAIN -> again(message, answer, at);
    };
  }

  /** The last try is at the end of the time, however long the receiver wants to be left alone. */
  private Step again(WebhookMessage message, Answer answer, Instant at) {
    Instant first = firstPostedAt == null ? at : firstPostedAt;
    Instant end = first.plus(rules.retryFor());
    if (!at.isBefore(end)) {
      return given(Undelivered.Reason.UNDELIVERABLE, answer, at);
    }
    rules.metrics().count(Result.RETRIED, 1);
    Duration own = rules.backOff().after(attempts);
    Instant due = at.plus(own.compareTo(answer.retryAfter()) > 0 ? own : answer.retryAfter());
    return new Step.ToPost(message, due.isBefore(end) ? due : end);
  }

  private Step given(Undelivered.Reason reason, Answer answer, Instant at) {
    return new Step.ToWrite(new Undelivered(reason, attempts, answer.status()), at);
  }

  /** Without its dead letter a record would be lost: it waits until that is written. */
  private Step written(Step.Written written, Instant at) {
    if (written.end().isCompletedExceptionally()) {
      failedLetters++;
      return new Step.ToWrite(written.why(), at.plus(rules.backOff().after(failedLetters)));
    }
    rules
        .metrics()
        .count(
            written.why().reason() == Undelivered.Reason.REFUSED
                ? Result.REFUSED
                : Result.UNDELIVERABLE,
            1);
    return new Step.Done();
  }
}
