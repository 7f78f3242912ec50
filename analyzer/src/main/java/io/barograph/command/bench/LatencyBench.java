package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Goal;
import io.barograph.bench.cost.Plan;
import io.barograph.bench.cost.Rounds;
import io.barograph.bench.cost.Sample;
import io.barograph.bench.cost.Sheet;
import io.barograph.bench.cost.Subject;
import io.barograph.config.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code bench latency} measures. */
final class LatencyBench {
  private static final String ANALYZER = "storm told";
  private static final double ENOUGH_FOR_A_P99 = 200;
  private static final double NEARLY = 0.98;
  private static final List<Figure> COLUMNS =
      List.of(
          Figure.P50,
          Figure.P90,
          Figure.P99,
          Figure.MOST,
          Figure.STORMS,
          Figure.MISSING,
          Figure.LINES_PER_SECOND,
          Figure.LAG);

  private final BenchLatencyCommand wanted;
  private final Duration measured;
  private final Duration warmUp;
  private final Workbench bench;
  private final BenchBroker broker;
  private final Duration hold;
  private int started;

  LatencyBench(
      BenchLatencyCommand wanted,
      Duration measured,
      Duration warmUp,
      Workbench bench,
      BenchBroker broker) {
    this.wanted = wanted;
    this.measured = measured;
    this.warmUp = warmUp;
    this.bench = bench;
    this.broker = broker;
    this.hold = wanted.settings.load(Map.of()).time().allowedLateness();
  }

  BenchReport run() throws IOException, InterruptedException {
    Plan plan =
        new Plan(
            "from the line that completes a storm to its event, beyond the hold",
            COLUMNS,
            List.of(new Subject(ANALYZER, this::round)),
            Figure.P99,
            List.of());
    Rounds rounds = wanted.bench.play(plan.subjects());
    Sheet sheet = plan.fill(rounds);
    Sheet.Row row = sheet.rows().get(0);
    Double p99 = row.median(Figure.P99);
    List<Goal> goals =
        List.of(
            Goal.atMost("p99 beyond the hold in ms", 1000, p99),
            Goal.atMost("storms missing", 0, row.median(Figure.MISSING)),
            Goal.atLeast("storms, for a p99", ENOUGH_FOR_A_P99, row.median(Figure.STORMS)),
            Goal.atLeast(
                "lines a second", NEARLY * wanted.rate, row.median(Figure.LINES_PER_SECOND)));
    return new BenchReport("latency", wanted.bench.rounds, given(), List.of(sheet), goals);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("seed", String.valueOf(wanted.bench.seed));
    given.put("rate", String.valueOf(wanted.rate));
    given.put("measured", measured.toString());
    given.put("warm-up", warmUp.toString());
    given.put("hold", hold.toString());
    given.put("partitions", String.valueOf(wanted.partitions));
    return given;
  }

  private Sample round() throws IOException, InterruptedException {
    String id = "bench-" + ++started;
    String topic = id + "-lines";
    BenchTopic.create(broker.bootstrapServers(), topic, wanted.partitions);
    KafkaSubject.Stretch stretch = new KafkaSubject.Stretch(topic, 0);
    KafkaSubject subject =
        new KafkaSubject(
            KafkaSubject.Kind.ANALYZER,
            broker.bootstrapServers(),
            id,
            bench.path("states"),
            stretch,
            stretch,
            KafkaSubject.config(wanted.settings),
            wanted.settings.values());
    Settings settings = subject.settings(id, stretch);
    try (BenchService child =
            BenchService.start(bench, List.of(), LatencyChild.SUBJECT, subject.arguments());
        GroupEnd end = new GroupEnd(broker.bootstrapServers(), id, topic)) {
      child.answer();
      try (StormArrivals arrivals =
          new StormArrivals(broker.bootstrapServers(), settings.topics().storms())) {
        LatencyRound round =
            new LatencyRound(
                topic, wanted.rate, warmUp, measured, wanted.storms, hold, wanted.bench.seed);
        return round.play(broker.bootstrapServers(), arrivals, end);
      }
    }
  }
}
