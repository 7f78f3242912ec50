package io.barograph.command;

import io.barograph.board.Board;
import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.core.engine.PolicySchedule;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Recogniser;
import io.barograph.ingest.Unreadable;
import io.barograph.metrics.BarographMetrics;
import io.barograph.metrics.Meters;
import io.barograph.metrics.PrometheusMetrics;
import io.barograph.topology.Analyzer;
import io.barograph.topology.BarographTopology;
import io.barograph.topology.InstanceState;
import io.barograph.topology.NoiseSieve;
import io.barograph.topology.PolicyFeed;
import io.barograph.web.Health;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;

/** The analyzer with its metrics and its health, as {@code run} and {@code demo} start it. */
public final class AnalyzerService implements AutoCloseable {
  private final PrometheusMetrics prometheus = PrometheusMetrics.create();
  private final Analyzer analyzer;

  /** Those of a task stand on a scrape so soon after it was assigned. */
  private static final Duration NEW_METERS_WITHIN = Duration.ofSeconds(10);

  private final ScheduledExecutorService refreshing =
      Executors.newSingleThreadScheduledExecutor(AnalyzerService::daemon);
  private final KafkaStreamsMetrics streamsMetrics;
  private final BoardService board;
  private final InstanceState instance = new InstanceState();
  private final PolicyFeed<PolicyDocument> policies;

  /**
   * Starts it.
   *
   * @param dryRun marks every event as simulated
   */
  public AnalyzerService(Settings settings, Set<String> inputPartitions, boolean dryRun)
      throws InterruptedException {
    Assembly parts = new Assembly(settings);
    BarographMetrics metrics = new BarographMetrics(prometheus.registry(), version());
    metrics.expect(Meters.RECORDS, Envelope.values());
    metrics.expect(Meters.UNREADABLE_RECORDS, Unreadable.Reason.values());
    metrics.expect(Meters.DEAD_LETTERS, Unreadable.Reason.values());
    metrics.watchOpenStorms(instance.storms()::count);
    metrics.watchOpenIncidents(instance.incidents()::count);
    metrics.watchEventTime(instance.eventTime()::slowest);
    metrics.fleet().nameTopUsers(settings.metrics().topUsers());
    AtomicReference<List<PolicyDocument>> documents = new AtomicReference<>(List.of());
    AtomicReference<PolicySchedule> schedule =
        new AtomicReference<>(parts.schedule(Collections.emptySortedMap()));
    policies =
        new PolicyFeed<>(
            parts.client(),
            settings.topics().policy(),
            new PolicyDocuments(settings),
            known -> {
              schedule.set(parts.schedule(known));
              documents.set(List.copyOf(known.values()));
            },
            metrics);
    Recogniser recogniser = parts.recogniser();
    BarographTopology picture =
        new BarographTopology(
            parts.input(),
            parts.output(),
            parts.carriage(inputPartitions),
            recogniser,
            parts.stages(schedule::get),
            dryRun ? parts.simulatedEvents() : parts.events(),
            metrics,
            instance);
    Map<String, Object> streams = parts.streams();
    if (settings.kafka().sieve()) {
      NoiseSieve.addTo(streams, parts.input(), recogniser, metrics);
    }
    analyzer = new Analyzer(picture, parts.output(), streams, metrics);
    streamsMetrics =
        new KafkaStreamsMetrics(analyzer.streams(), Tags.empty(), refreshing, NEW_METERS_WITHIN);
    streamsMetrics.bindTo(prometheus.registry());
    board =
        new BoardService(
            settings, documents::get, prometheus, new StreamsHealth(analyzer), this::eventTime);
    // What was decided by a policy must not be decided without it after a restart.
    policies.start();
    policies.awaitHistory();
    analyzer.start();
    board.follow();
  }

  URI address() {
    return board.address();
  }

  /** What stands, as the pages show it. */
  Board board() {
    return board.board();
  }

  /** How far event time is in the slowest partition of this process; null while it has none. */
  @Nullable Instant eventTime() {
    return instance.eventTime().slowest();
  }

  /** As Kafka Streams calls it. */
  public String state() {
    return analyzer.state().name();
  }

  PrometheusMetrics metrics() {
    return prometheus;
  }

  /**
   * Waits until it ends.
   *
   * @return whether it ended as asked, and not by an error
   */
  boolean awaitEnd() throws InterruptedException {
    analyzer.awaitEnd();
    return analyzer.state() == State.NOT_RUNNING;
  }

  @Override
  public void close() {
    policies.close();
    analyzer.close();
    streamsMetrics.close();
    refreshing.shutdownNow();
    board.close();
    prometheus.close();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "kafka-meters");
    thread.setDaemon(true);
    return thread;
  }

  /** That of the jar, or a word for none. */
  public static String version() {
    String version = AnalyzerService.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Alive while it may still come to work; ready while it works. */
  private record StreamsHealth(Analyzer analyzer) implements Health {
    @Override
    public boolean live() {
      return analyzer.state().isRunningOrRebalancing() || analyzer.state() == State.CREATED;
    }

    @Override
    public boolean ready() {
      return analyzer.state() == State.RUNNING;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("state", analyzer.state().name());
    }
  }
}
