package io.barograph.sink;

import io.barograph.feed.FeedTopics;
import io.barograph.feed.TopicFeed;
import io.barograph.metrics.DeliveryMetrics;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Posts every open storm to every Alertmanager. It remembers nothing that the topics do not tell:
 * after a restart, storms that are open are posted on, and others end by themselves.
 */
public final class AlertmanagerBridge implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  private final TopicFeed feed;
  private final StandingStorms storms;
  private final List<AlertmanagerPost> posts;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean failed;

  /**
   * Where to and how.
   *
   * @param alertmanagers each gets every storm
   * @param resend how often an open storm is posted again
   * @param timeout in which an Alertmanager must have answered
   * @param board how people reach the storm board
   */
  public record Options(List<URI> alertmanagers, Duration resend, Duration timeout, URI board) {
    public Options {
      alertmanagers = List.copyOf(alertmanagers);
    }
  }

  /**
   * Prepares it; {@link #start} starts it.
   *
   * @param client properties of the Kafka client, such as the bootstrap servers
   * @param topics with that of the open storms; that of the advice if its words are wanted
   * @param metrics of this way, given how many alerts are held
   */
  public AlertmanagerBridge(
      Map<String, Object> client,
      FeedTopics topics,
      Options options,
      Function<IntSupplier, DeliveryMetrics> metrics) {
    storms = new StandingStorms(options.board());
    feed = new TopicFeed(client, topics, storms);
    InstantSource clock = InstantSource.system();
    BackOff backOff = new BackOff(FIRST_WAIT, options.resend(), new Random());
    Pace pace = new Pace(options.resend(), backOff, clock);
    HttpPost http = new HttpPost(options.timeout(), clock);
    DeliveryMetrics counted = metrics.apply(this::held);
    posts =
        options.alertmanagers().stream()
            .map(address -> new AlertmanagerPost(address, storms, http, pace, counted, this::end))
            .toList();
  }

  public void start() {
    feed.start();
    posts.forEach(AlertmanagerPost::start);
  }

  /** Whether the open storms were read. */
  public boolean isReady() {
    return storms.areKnown();
  }

  /**
   * Waits until it ends.
   *
   * @return whether it was closed, and did not end by a defect
   */
  public boolean awaitEnd() throws InterruptedException {
    ended.await();
    return !failed;
  }

  /** Ends no alert: whoever takes over posts them on, else they end by themselves. */
  @Override
  public void close() {
    feed.close();
    posts.forEach(AlertmanagerPost::close);
    ended.countDown();
  }

  private void end() {
    failed = true;
    ended.countDown();
  }

  private int held() {
    return posts.stream().mapToInt(AlertmanagerPost::held).sum();
  }
}
