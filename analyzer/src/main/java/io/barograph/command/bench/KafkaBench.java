package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Goal;
import io.barograph.bench.cost.Plan;
import io.barograph.bench.cost.Rounds;
import io.barograph.bench.cost.Sheet;
import io.barograph.bench.cost.Subject;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code bench kafka} measures. */
final class KafkaBench {
  private static final String CONSUMER = "plain consumer";
  private static final String EMPTY = "empty topology";
  private static final String ANALYZER = "analyzer, exactly once";
  private static final String TWO_THREADS = "analyzer, exactly once, two threads";
  private static final String SIEVE = "kafka.sieve";
  private static final String THREADS = "kafka.threads";

  /** Commits as often as exactly once does: by default the end would be committed 30 s later. */
  private static final Map<String, String> AT_LEAST_ONCE =
      Map.of(
          "kafka.client.processing.guarantee",
          "at_least_once",
          "kafka.client.commit.interval.ms",
          "100");

  private static final List<Figure> COLUMNS =
      List.of(
          Figure.RECORDS_PER_SECOND,
          Figure.CPU_PER_RECORD,
          Figure.WALL,
          Figure.CPU,
          Figure.COMPILING,
          Figure.PEAK);

  /** Of the fleet whose lines are in the topics. */
  private static final int USERS = 200;

  /** At most: what follows from a signal is as much to compile as the rest, and needs many. */
  private static final double WARM_UP_NOISE = 0.9;

  private final BenchKafkaCommand wanted;
  private final Workbench bench;
  private final BenchBroker broker;
  private final BenchJvm jvm;
  private int started;

  KafkaBench(BenchKafkaCommand wanted, Workbench bench, BenchBroker broker) {
    this.wanted = wanted;
    this.bench = bench;
    this.broker = broker;
    this.jvm = new BenchJvm(bench, List.of());
  }

  BenchReport run() throws IOException, InterruptedException {
    List<Plan> plans = new ArrayList<>();
    Map<String, String> given = new LinkedHashMap<>();
    given.put("seed", String.valueOf(wanted.bench.seed));
    given.put("noise", String.valueOf(wanted.noise));
    for (int partitions : wanted.partitions) {
      BenchTopic warmUp =
          fill(
              "warm-up-" + partitions,
              partitions,
              wanted.warmUp,
              Math.min(wanted.noise, WARM_UP_NOISE));
      BenchTopic measured = fill("lines-" + partitions, partitions, wanted.records, wanted.noise);
      given.put("bytes per value", String.valueOf(measured.bytes() / measured.records()));
      plans.add(plan(warmUp, measured));
    }
    broker.settle();
    Rounds rounds = wanted.bench.play(Plan.subjects(plans));
    List<Sheet> sheets = plans.stream().map(plan -> plan.fill(rounds)).toList();
    List<Goal> goals = new ArrayList<>();
    for (Sheet sheet : sheets) {
      addGoals(sheet, ANALYZER, "exactly once", goals);
      if (sheet.row(TWO_THREADS) != null) {
        addGoals(sheet, TWO_THREADS, "exactly once, two threads", goals);
      }
    }
    return new BenchReport("kafka", wanted.bench.rounds, given, sheets, goals);
  }

  private static void addGoals(Sheet sheet, String subject, String name, List<Goal> goals) {
    String where = name + ", " + sheet.title() + ", rate to the ";
    goals.add(Goal.atLeast(where + CONSUMER + "'s", 0.7, sheet.ratio(subject, CONSUMER)));
    goals.add(Goal.atLeast(where + EMPTY + "'s", 1.5, sheet.ratio(subject, EMPTY)));
  }

  private BenchTopic fill(String name, int partitions, long records, double noise)
      throws InterruptedException {
    System.err.println("filling " + name + ": " + records + " records");
    return BenchTopic.fill(
        broker.bootstrapServers(),
        name,
        partitions,
        new BenchCorpora(wanted.bench.seed).fleet(USERS, noise),
        BenchTopic::small,
        records);
  }

  private Plan plan(BenchTopic warmUp, BenchTopic measured) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(subject(CONSUMER, KafkaSubject.Kind.CONSUMER, warmUp, measured, Map.of()));
    subjects.add(
        subject(
            "consumer that fetches as the analyzer",
            KafkaSubject.Kind.TUNED_CONSUMER,
            warmUp,
            measured,
            Map.of()));
    subjects.add(subject(EMPTY, KafkaSubject.Kind.EMPTY_TOPOLOGY, warmUp, measured, Map.of()));
    subjects.add(analyzer(ANALYZER, warmUp, measured, Map.of()));
    if (measured.partitions() > 1) {
      subjects.add(analyzer(TWO_THREADS, warmUp, measured, Map.of(THREADS, "2")));
    }
    subjects.add(analyzer(ANALYZER + ", no sieve", warmUp, measured, Map.of(SIEVE, "false")));
    subjects.add(analyzer("analyzer, at least once", warmUp, measured, AT_LEAST_ONCE));
    String title =
        measured.partitions() + (measured.partitions() == 1 ? " partition" : " partitions");
    return new Plan(title, COLUMNS, subjects, Figure.RECORDS_PER_SECOND, List.of(CONSUMER, EMPTY));
  }

  private Subject analyzer(
      String name, BenchTopic warmUp, BenchTopic measured, Map<String, String> set) {
    return subject(name, KafkaSubject.Kind.ANALYZER, warmUp, measured, set);
  }

  private Subject subject(
      String name,
      KafkaSubject.Kind kind,
      BenchTopic warmUp,
      BenchTopic measured,
      Map<String, String> set) {
    Map<String, String> all = new TreeMap<>(wanted.settings.values());
    all.putAll(set);
    return new Subject(
        name,
        () -> {
          KafkaSubject subject =
              new KafkaSubject(
                  kind,
                  broker.bootstrapServers(),
                  "bench-" + ++started,
                  bench.path("states"),
                  KafkaSubject.Stretch.of(warmUp),
                  KafkaSubject.Stretch.of(measured),
                  KafkaSubject.config(wanted.settings),
                  all);
          return jvm.run(null, Redirect.DISCARD, KafkaReading.SUBJECT, subject.arguments());
        });
  }
}
