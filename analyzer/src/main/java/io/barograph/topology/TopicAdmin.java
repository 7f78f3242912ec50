package io.barograph.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Looks after the topics: which there are, which are missing. */
public final class TopicAdmin implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  private final Admin admin;

  /**
   * Connects lazily.
   *
   * @param client properties of the client, such as the bootstrap servers
   */
  public TopicAdmin(Map<String, Object> client) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis() / 2);
    this.admin = Admin.create(properties);
  }

  /** A topic there should be. */
  public record Wanted(String name, int partitions, short replication, boolean compacted) {
    NewTopic topic() {
      NewTopic topic =
          new NewTopic(
              name,
              Optional.of(partitions),
              replication < 0 ? Optional.empty() : Optional.of(replication));
      return compacted
          ? topic.configs(
              Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
          : topic;
    }
  }

  /** Every topic that is written to. */
  public static List<Wanted> wanted(OutputTopics output, int partitions, short replication) {
    List<Wanted> wanted = new ArrayList<>();
    for (String name :
        List.of(
            output.retrySequences(),
            output.storms(),
            output.incidents(),
            output.remediations(),
            output.lateSignals(),
            output.deadLetters())) {
      wanted.add(new Wanted(name, partitions, replication, false));
    }
    wanted.add(new Wanted(output.retryCounts(), partitions, replication, true));
    wanted.add(new Wanted(output.stormState(), partitions, replication, true));
    return wanted;
  }

  /**
   * The names of all topics.
   *
   * @throws TopicException if the cluster does not answer
   */
  public Set<String> names() {
    Set<String> names = get(admin.listTopics().names()::get);
    return new TreeSet<>(names);
  }

  /**
   * Every partition of the topics, as {@code topic-partition}.
   *
   * @throws TopicException if a topic is missing or the cluster does not answer
   */
  public Set<String> partitions(Set<String> topics) {
    Set<String> partitions = new TreeSet<>();
    for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()::get).values()) {
      topic.partitions().forEach(p -> partitions.add(topic.name() + "-" + p.partition()));
    }
    return partitions;
  }

  /**
   * Creates a topic; others can use it at once.
   *
   * @throws TopicException if the cluster refuses or does not answer; a topic that exists is fine
   */
  public void create(Wanted wanted) {
    try {
      get(admin.createTopics(List.of(wanted.topic())).all()::get);
    } catch (TopicException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
    awaitKnown(wanted.name());
  }

  /** The controller answers before the brokers have heard of the topic. */
  private void awaitKnown(String name) {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!names().contains(name)) {
      if (System.nanoTime() - deadline > 0) {
        throw new TopicException(
            name + " was created, but is not there after " + TIMEOUT, new TimeoutException());
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }

  private interface Answer<T> {
    T get(long timeout, TimeUnit unit)
        throws InterruptedException, ExecutionException, TimeoutException;
  }

  private static <T> T get(Answer<T> answer) {
    try {
      return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw new TopicException("no broker answers within " + TIMEOUT, cause);
      }
      throw new TopicException(
          "the cluster answered " + cause.getClass().getSimpleName() + ": " + cause.getMessage(),
          cause);
    } catch (TimeoutException e) {
      throw new TopicException("no broker answers within " + TIMEOUT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while the cluster was asked", e);
    }
  }
}
