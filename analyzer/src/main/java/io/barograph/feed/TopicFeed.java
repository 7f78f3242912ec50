package io.barograph.feed;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows output topics on a thread of its own for as long as it lives, through outages of the
 * brokers. It belongs to no consumer group: whoever follows hears everything.
 */
public final class TopicFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  /** A feed that is fed looks several times in that time whether it was closed. */
  private static final Duration NEXT_LOOK = Duration.ofSeconds(2);

  private final Map<String, Object> client;
  private final FeedTopics topics;
  private final Listener listener;
  private final Thread thread = new Thread(this::run, "feed");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch read = new CountDownLatch(1);
  private boolean troubled;

  /** Hears what the topics tell; called on the thread of the feed. */
  public interface Listener {

    /** Reading begins, or begins again after an outage: what was told before is told again. */
    void begun();

    void told(Told told);

    /** Everything was told that stood on the topics when reading began. */
    void caughtUp();
  }

  /**
   * Prepares it; {@link #start} starts it.
   *
   * @param client properties of the client, such as the bootstrap servers
   */
  public TopicFeed(Map<String, Object> client, FeedTopics topics, Listener listener) {
    this.client = Map.copyOf(client);
    this.topics = topics;
    this.listener = listener;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /**
   * Waits until everything was told that stood on the topics.
   *
   * @return false if it was not within that time
   */
  public boolean awaitCaughtUp(Duration most) throws InterruptedException {
    return read.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(NEXT_LOOK.toMillis());
      // Kafka complains loudly of interrupts: only where nobody answers is there need of one.
      thread.interrupt();
      thread.join(NEXT_LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (isOpen()) {
        followOnce();
        if (isOpen() && stopped.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOpen() {
    return stopped.getCount() > 0;
  }

  /** Follows until something fails or the feed is closed. */
  private void followOnce() {
    try (TopicReader reader = TopicReader.open(client, topics)) {
      listener.begun();
      boolean told = false;
      while (isOpen()) {
        reader.poll().forEach(listener::told);
        if (!told && reader.isCaughtUp()) {
          told = true;
          troubled = false;
          listener.caughtUp();
          read.countDown();
        }
      }
    } catch (InterruptException e) {
      LOG.debug("interrupted", e);
    } catch (KafkaException e) {
      if (isOpen() && !troubled) {
        LOG.warn(
            "The topics {} cannot be read; it is tried until they can: {}",
            Set.copyOf(topics.all()),
            e.toString());
      }
      troubled = true;
    }
  }
}
