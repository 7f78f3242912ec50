package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import io.barograph.command.Assembly;
import io.barograph.config.Settings;
import io.barograph.metrics.BarographMetrics;
import io.barograph.topology.Analyzer;
import io.barograph.topology.NoiseSieve;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * What a process of {@code bench kafka} does: reads the warm-up until there is next to nothing left
 * to compile, then twice what is measured, of which the second time counts.
 */
final class KafkaReading {
  static final String SUBJECT = "kafka";

  /** What decides how much is fetched at once. */
  private static final Set<String> FETCHING =
      Set.of(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
          ConsumerConfig.RECEIVE_BUFFER_CONFIG);

  private static final int FEWEST_WARM_UPS = 2;

  /** A topology is compiled for a minute; a pass that is never warm is measured all the same. */
  private static final int MOST_WARM_UPS = 12;

  /** Of a pass's time, in which the compilers may still work when it counts as warm. */
  private static final double WARM = 0.05;

  private final KafkaSubject subject;
  private int passes;

  private KafkaReading(KafkaSubject subject) {
    this.subject = subject;
  }

  static Sample run(List<String> arguments) throws InterruptedException {
    KafkaReading reading = new KafkaReading(KafkaSubject.parse(arguments));
    if (reading.subject.warmUp().records() > 0) {
      reading.warmUp();
      // Another share of noise makes the compilers think again.
      reading.pass(reading.subject.measured());
    }
    return reading.pass(reading.subject.measured());
  }

  private void warmUp() throws InterruptedException {
    while (passes < MOST_WARM_UPS) {
      Sample sample = pass(subject.warmUp());
      boolean warm = sample.need(Figure.COMPILING) < WARM * sample.need(Figure.WALL);
      if (warm && passes >= FEWEST_WARM_UPS) {
        return;
      }
    }
  }

  private Sample pass(KafkaSubject.Stretch stretch) throws InterruptedException {
    String group = subject.id() + "-" + ++passes;
    try (KafkaWork work = work(subject, group, stretch)) {
      return KafkaPass.watch(work, stretch.records());
    } finally {
      GroupTopics.delete(subject.bootstrapServers(), group);
    }
  }

  /**
   * Starts to read.
   *
   * @param id of the group
   */
  static KafkaWork work(KafkaSubject subject, String id, KafkaSubject.Stretch stretch)
      throws InterruptedException {
    String servers = subject.bootstrapServers();
    Path states = subject.states().resolve(id);
    return switch (subject.kind()) {
      case CONSUMER -> new ConsumerWork(servers, id, stretch, Map.of());
      case TUNED_CONSUMER ->
          new ConsumerWork(servers, id, stretch, fetching(subject.settings(id, stretch)));
      case EMPTY_TOPOLOGY -> StreamsWork.empty(servers, id, states, stretch.topic());
      case ANALYZER -> StreamsWork.analyzer(subject.settings(id, stretch), false);
    };
  }

  /** How the analyzer's own consumer of log lines fetches. */
  static Map<String, Object> fetching(Settings settings) {
    Assembly parts = new Assembly(settings);
    BarographMetrics metrics = new BarographMetrics(new SimpleMeterRegistry(), "");
    Map<String, Object> streams = parts.streams();
    NoiseSieve.addTo(streams, parts.input(), parts.recogniser(), metrics);
    Map<String, Object> fetching =
        new TreeMap<>(Analyzer.mainConsumer(streams, parts.output(), metrics));
    fetching.keySet().retainAll(FETCHING);
    return fetching;
  }
}
