package io.barograph.sink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.barograph.metrics.DeliveryMetrics;
import io.barograph.metrics.DeliveryMetrics.Result;
import io.barograph.sink.AlertLedger.Posting;
import io.barograph.sink.Answer.Verdict;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one Alertmanager told, on a thread of its own: one that is slow holds up no other. */
final class AlertmanagerPost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerPost.class);

  private static final String PATH = "/api/v2/alerts";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /** An alert has a few kilobytes; any proxy on the way takes a body of a few hundred. */
  private static final int MOST_IN_ONE = 100;

  /** What changes at once goes together. */
  private static final Duration TOGETHER = Duration.ofMillis(200);

  private static final Duration LAST_WORD = Duration.ofSeconds(2);

  private final URI address;
  private final StandingStorms storms;
  private final HttpPost http;
  private final Pace pace;
  private final DeliveryMetrics metrics;
  private final Runnable defect;
  private final Trouble trouble;
  private final AlertLedger ledger;
  private final Thread thread = new Thread(this::run, "alertmanager");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile int held;
  private int failures;

  /**
   * Prepares it; {@link #start} starts it.
   *
   * @param alertmanager its address without the path of the API
   * @param defect told if it ends though nobody closed it
   */
  AlertmanagerPost(
      URI alertmanager,
      StandingStorms storms,
      HttpPost http,
      Pace pace,
      DeliveryMetrics metrics,
      Runnable defect) {
    String base = alertmanager.toString();
    int end = base.endsWith("/") ? base.length() - 1 : base.length();
    this.address = URI.create(base.substring(0, end) + PATH);
    this.storms = storms;
    this.http = http;
    this.pace = pace;
    this.metrics = metrics;
    this.defect = defect;
    this.trouble = new Trouble(LOG, "Alertmanager " + HttpPost.nameOf(alertmanager));
    this.ledger = new AlertLedger(pace.resend());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** How many open alerts it holds. */
  int held() {
    return held;
  }

  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
    try {
      thread.join(LAST_WORD.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (stopped.getCount() > 0) {
        long version = storms.version();
        Duration pause = round();
        held = ledger.held();
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (failures == 0) {
          storms.awaitNews(version, ledger.idle(pace.clock().instant()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("an Alertmanager is told no more, by a defect", e);
      defect.run();
    }
  }

  /**
   * Posts what is due.
   *
   * @return how long to leave the Alertmanager alone
   */
  private Duration round() throws InterruptedException {
    List<Posting> due = ledger.due(storms.alerts(), pace.clock().instant());
    Duration pause = TOGETHER;
    boolean failed = false;
    for (int from = 0; from < due.size(); from += MOST_IN_ONE) {
      List<Posting> batch = due.subList(from, Math.min(due.size(), from + MOST_IN_ONE));
      Answer answer = post(batch);
      trouble.met(answer);
      count(answer.verdict(), batch.size());
      if (answer.verdict() == Verdict.ACCEPTED) {
        ledger.accepted(batch, pace.clock().instant());
      } else {
        failed = true;
        pause = pause(answer);
        if (answer.verdict() == Verdict.AGAIN) {
          break;
        }
      }
    }
    failures = failed ? failures + 1 : 0;
    return pause;
  }

  private Duration pause(Answer answer) {
    if (answer.verdict() == Verdict.REFUSED) {
      return pace.resend();
    }
    Duration own = pace.backOff().after(failures + 1);
    Duration wanted = answer.retryAfter().compareTo(own) > 0 ? answer.retryAfter() : own;
    return wanted.compareTo(pace.resend()) < 0 ? wanted : pace.resend();
  }

  private Answer post(List<Posting> batch) throws InterruptedException {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    batch.forEach(posting -> alerts.add(posting.alert().json(posting.endsAt())));
    byte[] body = alerts.toString().getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Answer> answer = http.send(address, JSON, body);
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer never fails", e);
    } finally {
      answer.cancel(true);
    }
  }

  private void count(Verdict verdict, int alerts) {
    metrics.count(
        switch (verdict) {
          case ACCEPTED -> Result.DELIVERED;
          case AGAIN -> Result.RETRIED;
          case REFUSED -> Result.REFUSED;
        },
        alerts);
  }
}
