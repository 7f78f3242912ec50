package io.barograph.sink;

import io.barograph.metrics.DeliveryMetrics;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts advice to a webhook, signed, at least once and for each user in order, on a thread of its
 * own and through outages of the brokers. What cannot be delivered becomes a dead letter.
 */
public final class WebhookDelivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  /** A process that ends leaves the answers under way and the group this much time. */
  private static final Duration LONGEST_END = Duration.ofSeconds(15);

  /** Records in memory; each has a few kilobytes. */
  private static final int MOST_READ_AHEAD = 50;

  private final Map<String, Object> client;
  private final Options options;
  private final DeliveryRules rules;
  private final DeadLetterTopic undelivered;
  private final Thread thread = new Thread(this::run, "webhook");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable WebhookReader reader;
  private volatile boolean failed;
  private boolean troubled;

  /**
   * Where from, where to and how.
   *
   * @param topic with the advice
   * @param undelivered the topic of dead letters
   * @param group the consumer group, one for all processes that share the work
   * @param timeout in which the webhook must have answered
   * @param retryFor how long it is tried again
   * @param backOff the wait after a first failure, and the longest
   */
  public record Options(
      String topic,
      String undelivered,
      String group,
      URI webhook,
      WebhookSignature signature,
      Duration timeout,
      Duration retryFor,
      Waits backOff) {}

  /** How long to wait between tries. */
  public record Waits(Duration first, Duration most) {
    public static final Waits DEFAULT = new Waits(Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  /**
   * Prepares it; {@link #start} starts it.
   *
   * @param client properties of the Kafka clients, such as the bootstrap servers
   * @param metrics of this way, given how many records wait
   */
  public WebhookDelivery(
      Map<String, Object> client, Options options, Function<IntSupplier, DeliveryMetrics> metrics) {
    this.client = Map.copyOf(client);
    this.options = options;
    this.undelivered = new DeadLetterTopic(client, options.undelivered());
    InstantSource clock = InstantSource.system();
    HttpPost http = new HttpPost(options.timeout(), clock);
    this.rules =
        new DeliveryRules(
            message ->
                http.send(
                    options.webhook(),
                    message.headers(options.signature(), clock.instant()),
                    message.body()),
            undelivered,
            new BackOff(options.backOff().first(), options.backOff().most(), new Random()),
            options.retryFor(),
            metrics.apply(this::waiting),
            new Trouble(LOG, "The webhook at " + HttpPost.nameOf(options.webhook())));
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Whether it has its share of the topic. */
  public boolean isReady() {
    WebhookReader now = reader;
    return now != null && now.isAssigned();
  }

  /**
   * Waits until it ends.
   *
   * @return whether it ended as asked, and not by a defect
   */
  public boolean awaitEnd() throws InterruptedException {
    ended.await();
    return !failed;
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(LONGEST_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    undelivered.close();
    ended.countDown();
  }

  private int waiting() {
    WebhookReader now = reader;
    return now == null ? 0 : now.waiting();
  }

  private void run() {
    try {
      do {
        readOnce();
      } while (!stopped.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the delivery ends by a defect", e);
      failed = true;
      ended.countDown();
    }
  }

  /** Reads until something fails or it is closed. */
  private void readOnce() {
    try (WebhookReader opened =
        new WebhookReader(consumer(), options.topic(), rules, InstantSource.system())) {
      reader = opened;
      while (stopped.getCount() > 0) {
        opened.step();
        troubled = troubled && !opened.isAssigned();
      }
    } catch (KafkaException e) {
      if (!troubled) {
        LOG.warn(
            "The topic {} cannot be read; it is tried until it can: {}",
            options.topic(),
            e.toString());
      }
      troubled = true;
    } finally {
      reader = null;
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(client);
    properties.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, options.group());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_READ_AHEAD);
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    properties.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
