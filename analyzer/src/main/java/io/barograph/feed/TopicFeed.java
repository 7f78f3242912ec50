package io.barograph.feed;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows output topics on a thread of its own for as long as it lives, through outages of the
 * brokers. It belongs to no consumer group: whoever follows hears everything.
 */
public final class TopicFeed implements AutoCloseable {
  private final Map<String, Object> client;
  private final FeedTopics topics;
  private final Listener listener;
  private final Following following;
  private final CountDownLatch read = new CountDownLatch(1);

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
    this.following =
        new Following("feed", "The topics " + String.join(", ", topics.all()), this::follow);
  }

  public void start() {
    following.start();
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
    following.close();
  }

  private void follow(Following open) {
    try (TopicReader reader = TopicReader.open(client, topics)) {
      listener.begun();
      boolean told = false;
      while (open.isOpen()) {
        reader.poll().forEach(listener::told);
        if (!told && reader.isCaughtUp()) {
          told = true;
          open.isWell();
          listener.caughtUp();
          read.countDown();
        }
      }
    }
  }
}
