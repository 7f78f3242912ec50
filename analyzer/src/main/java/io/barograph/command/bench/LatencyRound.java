package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Sample;
import io.barograph.bench.cost.Spread;
import io.barograph.command.CommandFailure;
import io.barograph.command.NativeJson;
import io.barograph.embedded.fleet.ShippedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * Sends lines in real time and measures how long each storm takes. A delay begins when the line
 * that completes the storm is handed to the producer, and ends when a consumer of committed records
 * has the storm's event; the hold is taken off. So the producer's and the consumer's own waiting is
 * in it.
 */
final class LatencyRound {
  /** After the hold of the last storm; what is not told then is missing. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration PACE = Duration.ofMillis(1);

  private final String topic;
  private final int rate;
  private final Duration warmUp;
  private final Duration measured;
  private final Duration hold;
  private final StormScript script;
  private final Instant start;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * @param warmUp storms before it are played and not measured: the analyzer compiles
   * @param storms that are measured
   * @param hold as the analyzer is set to
   */
  LatencyRound(
      String topic,
      int rate,
      Duration warmUp,
      Duration measured,
      int storms,
      Duration hold,
      long seed) {
    this.topic = topic;
    this.rate = rate;
    this.warmUp = warmUp;
    this.measured = measured;
    this.hold = hold;
    this.start = Instant.now();
    Duration every = measured.dividedBy(storms);
    int all = storms + (int) warmUp.dividedBy(every);
    // Enough that none of them fails twice, however long it takes.
    Duration longest = warmUp.plus(measured).plus(hold).plus(PATIENCE);
    int others = (int) Math.max(1, longest.toSeconds() * rate / 100);
    this.script = new StormScript(seed, all, others, every, start);
  }

  /** Sends until all storms are told, or for as long as patience lasts. */
  Sample play(String bootstrapServers, StormArrivals arrivals, GroupEnd end) {
    Instant measuredTo = start.plus(warmUp).plus(measured).plus(StormScript.LENGTH);
    Instant givenUp = measuredTo.plus(hold).plus(PATIENCE);
    try (KafkaProducer<byte[], byte[]> producer = BenchTopic.producer(bootstrapServers)) {
      send(producer, measuredTo, null);
      double achieved = rate();
      long lag = end.lag();
      send(producer, givenUp, arrivals);
      Exception failed = failure.get();
      if (failed != null) {
        throw new CommandFailure("the broker refused a record: " + failed.getMessage());
      }
      return sample(arrivals.opened())
          .with(Figure.LINES_PER_SECOND, achieved)
          .with(Figure.LAG, (double) lag);
    }
  }

  /**
   * Sends at the rate.
   *
   * @param awaited it ends sooner once these have all storms; null for none
   */
  private void send(
      KafkaProducer<byte[], byte[]> producer, Instant until, @Nullable StormArrivals awaited) {
    for (Instant now = Instant.now(); now.isBefore(until); now = Instant.now()) {
      if (awaited != null && awaited.opened().keySet().containsAll(script.completed().keySet())) {
        return;
      }
      long due = Duration.between(start, now).toNanos() / 1000 * rate / 1_000_000;
      while (script.lines() < due) {
        ShippedLine line = script.next(Instant.now());
        BenchTopic.send(producer, topic, line, NativeJson.of(line), failure);
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private double rate() {
    return script.lines() / BenchLedger.seconds(Duration.between(start, Instant.now()));
  }

  private Sample sample(Map<String, Instant> opened) {
    Instant from = start.plus(warmUp).plus(StormScript.LENGTH);
    int missing = 0;
    double[] delays = new double[script.completed().size()];
    int told = 0;
    for (Map.Entry<String, Instant> storm : script.completed().entrySet()) {
      Instant at = opened.get(storm.getKey());
      if (storm.getValue().isBefore(from)) {
        continue;
      }
      if (at == null) {
        missing++;
      } else {
        delays[told++] = Duration.between(storm.getValue().plus(hold), at).toNanos() / 1e6;
      }
    }
    Sample sample = Sample.EMPTY.with(Figure.STORMS, told).with(Figure.MISSING, missing);
    if (told == 0) {
      return sample;
    }
    double[] sorted = Arrays.copyOf(delays, told);
    Arrays.sort(sorted);
    return sample
        .with(Figure.P50, Spread.percentile(sorted, 50))
        .with(Figure.P90, Spread.percentile(sorted, 90))
        .with(Figure.P99, Spread.percentile(sorted, 99))
        .with(Figure.MOST, sorted[told - 1]);
  }
}
