package io.barograph.topology;

import io.barograph.metrics.BarographMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology, running. */
public final class Analyzer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Analyzer.class);

  /** A defect that fails again and again must not loop for ever: so many in a window end it. */
  private static final int MOST_REPLACEMENTS = 5;

  private static final Duration REPLACEMENT_WINDOW = Duration.ofMinutes(5);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  private final KafkaStreams streams;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Builds it; {@link #start} starts it.
   *
   * @param client properties of Kafka Streams and its clients, such as the bootstrap servers; they
   *     win over the defaults here
   */
  public Analyzer(
      BarographTopology picture,
      OutputTopics output,
      Map<String, Object> client,
      BarographMetrics metrics) {
    Properties properties = properties(client, output, metrics);
    Topology topology = picture.build(properties);
    streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(new Replace(metrics)::handle);
    streams.setStateListener(
        (now, before) -> {
          LOG.debug("Kafka Streams is {}", now);
          if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
            ended.countDown();
          }
        });
  }

  /** The topology as Kafka Streams describes it, without running it. */
  public static String describe(
      BarographTopology picture,
      OutputTopics output,
      Map<String, Object> client,
      BarographMetrics metrics) {
    return picture.build(properties(client, output, metrics)).describe().toString();
  }

  /** What the consumer of a stream thread is told, Kafka's own defaults left out. */
  public static Map<String, Object> mainConsumer(
      Map<String, Object> client, OutputTopics output, BarographMetrics metrics) {
    return new StreamsConfig(properties(client, output, metrics)).getMainConsumerConfigs("", "", 0);
  }

  /** What Kafka Streams is told; what {@code client} says goes before what stands here. */
  static Properties properties(
      Map<String, Object> client, OutputTopics output, BarographMetrics metrics) {
    Map<Object, Object> all = new HashMap<>();
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    FaultHandling.configure(all, output.deadLetters(), metrics);
    all.putAll(client);
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  public void start() {
    streams.start();
  }

  /** The client itself, for its metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  public KafkaStreams.State state() {
    return streams.state();
  }

  /** Waits until it ends by itself, by an error or by {@link #close}. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Ends it; leaves the group, so that others take over at once. */
  @Override
  public void close() {
    boolean closed =
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (!closed) {
      LOG.warn("Kafka Streams did not end within {}", CLOSE_TIMEOUT);
    }
  }

  /** Replaces a failed thread, a few times. */
  private static final class Replace {
    private final BarographMetrics metrics;
    private final Deque<Instant> replaced = new ArrayDeque<>();

    Replace(BarographMetrics metrics) {
      this.metrics = metrics;
    }

    synchronized StreamThreadExceptionResponse handle(Throwable failure) {
      Instant now = Instant.now();
      replaced.removeIf(at -> at.isBefore(now.minus(REPLACEMENT_WINDOW)));
      replaced.add(now);
      metrics.threadReplaced();
      LOG.error("A stream thread failed: {}", rootOf(failure));
      return replaced.size() > MOST_REPLACEMENTS
          ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
          : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** The classes alone: messages of serializers may quote records. */
    private static String rootOf(Throwable failure) {
      StringBuilder chain = new StringBuilder(failure.getClass().getSimpleName());
      int depth = 0;
      for (Throwable cause = failure.getCause();
          cause != null && depth < 10;
          cause = cause.getCause(), depth++) {
        chain.append(" caused by ").append(cause.getClass().getSimpleName());
      }
      return chain.toString();
    }
  }
}
