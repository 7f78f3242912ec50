package io.barograph.feed;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics on a thread of its own for as long as it lives. Where that fails it begins again, a
 * few seconds later, and says so once.
 */
public final class Following implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  /** Whoever is fed looks several times in that time whether it was closed. */
  private static final Duration NEXT_LOOK = Duration.ofSeconds(2);

  private final String topics;
  private final Reading reading;
  private final Thread thread;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean troubled;

  /** What is read. */
  public interface Reading {

    /**
     * Reads from the beginning until it is closed, or returns where there is nothing to read yet.
     * May throw what Kafka throws.
     */
    void read(Following following);

    /** Nothing is read any more. */
    default void ended() {}
  }

  /**
   * Prepares it; {@link #start} starts it.
   *
   * @param name of the thread
   * @param topics as the log names them
   */
  public Following(String name, String topics, Reading reading) {
    this.topics = topics;
    this.reading = reading;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Whether to read on. */
  public boolean isOpen() {
    return stopped.getCount() > 0;
  }

  /** Reading goes well: the next trouble is worth a word again. */
  public void isWell() {
    troubled = false;
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
        readOnce();
        if (isOpen() && stopped.await(TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reading.ended();
    }
  }

  private void readOnce() {
    try {
      reading.read(this);
    } catch (InterruptException e) {
      LOG.debug("interrupted", e);
    } catch (KafkaException e) {
      if (isOpen() && !troubled) {
        LOG.warn("{} cannot be read; it is tried until it can: {}", topics, e.toString());
      }
      troubled = true;
    }
  }
}
