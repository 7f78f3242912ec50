package io.barograph.topology;

import io.barograph.feed.Following;
import io.barograph.metrics.BarographMetrics;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of policies, on a thread of its own, for as long as it lives: through outages
 * of the brokers, and before the topic exists. A policy that cannot be used changes nothing and is
 * told in the log.
 */
public final class PolicyFeed<P> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFeed.class);

  /** Whoever wrote the policy can check it; a log need not hold a book. */
  private static final int LONGEST_REASONS = 2000;

  private static final int NEWEST = 3;

  private final Map<String, Object> client;
  private final String topic;
  private final PolicyReader<P> reader;
  private final Listener<P> listener;
  private final BarographMetrics metrics;
  private final Following following;
  private final CountDownLatch ready = new CountDownLatch(1);
  private SortedMap<Instant, P> known = new TreeMap<>();
  private boolean missing;

  /** Hears which policies there are. */
  public interface Listener<P> {

    /**
     * Called on the thread of the feed, once when the topic was read and then at each change.
     *
     * @param policies all of them, by the event time from which each holds; not to be changed
     */
    void policies(SortedMap<Instant, P> policies);
  }

  /**
   * Prepares it; {@link #start} starts it.
   *
   * @param client properties of the client, such as the bootstrap servers
   */
  public PolicyFeed(
      Map<String, Object> client,
      String topic,
      PolicyReader<P> reader,
      Listener<P> listener,
      BarographMetrics metrics) {
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.reader = reader;
    this.listener = listener;
    this.metrics = metrics;
    this.following = new Following("policies", "The topic " + topic, new Records());
  }

  public void start() {
    following.start();
  }

  /**
   * Waits until the listener has heard of everything that stands on the topic, or until it is clear
   * that there is no topic. While no broker answers, that is not clear.
   */
  public void awaitHistory() throws InterruptedException {
    ready.await();
  }

  @Override
  public void close() {
    following.close();
  }

  private final class Records implements Following.Reading {
    @Override
    public void read(Following open) {
      Optional<PolicyTopic> opened = PolicyTopic.open(client, topic);
      if (opened.isEmpty()) {
        if (!missing) {
          LOG.info("The topic {} does not exist; until it does, the settings hold", topic);
        }
        missing = true;
        ready.countDown();
        return;
      }
      try (PolicyTopic records = opened.get()) {
        follow(records, open);
      }
    }

    @Override
    public void ended() {
      ready.countDown();
    }
  }

  private void follow(PolicyTopic records, Following open) {
    known = new TreeMap<>();
    boolean told = false;
    while (open.isOpen()) {
      boolean changed = false;
      for (PolicyTopic.Entry entry : records.poll()) {
        changed |= take(entry);
      }
      if (records.isRead() && (changed || !told)) {
        tell();
        open.isWell();
        told = true;
      }
    }
  }

  private void tell() {
    missing = false;
    metrics.policiesKnown(known.size());
    LOG.info("{} policies are known. topic={} newest={}", known.size(), topic, newest());
    listener.policies(Collections.unmodifiableSortedMap(new TreeMap<>(known)));
    ready.countDown();
  }

  /** Whether it changes anything. */
  private boolean take(PolicyTopic.Entry entry) {
    Instant from = time(entry.from());
    String text = entry.text();
    if (text == null) {
      return from != null && known.remove(from) != null;
    }
    try {
      if (from == null) {
        throw new PolicyRefusal("its key must be the time from which it holds");
      }
      known.put(from, reader.read(from, text));
      return true;
    } catch (PolicyRefusal e) {
      metrics.policyRejected();
      LOG.warn(
          "A policy cannot be used; what held before holds on. topic={} from={} reasons={}",
          topic,
          from,
          shortened(e.reasons()));
      return false;
    }
  }

  /** The last few; of the older ones the log has told already. */
  private List<Instant> newest() {
    List<Instant> times = List.copyOf(known.keySet());
    return times.subList(Math.max(0, times.size() - NEWEST), times.size());
  }

  private static @Nullable Instant time(@Nullable String key) {
    try {
      return key == null ? null : Instant.parse(key);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String shortened(String reasons) {
    String line = reasons.replace('\n', ';');
    return line.length() <= LONGEST_REASONS ? line : line.substring(0, LONGEST_REASONS) + "…";
  }
}
