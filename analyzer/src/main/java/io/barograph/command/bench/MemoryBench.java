package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Goal;
import io.barograph.bench.cost.Plan;
import io.barograph.bench.cost.Rounds;
import io.barograph.bench.cost.Sample;
import io.barograph.bench.cost.Sheet;
import io.barograph.bench.cost.Subject;
import io.barograph.command.NativeJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code bench memory} measures. */
final class MemoryBench {
  private static final double MEGABYTE = 1 << 20;
  private static final double SIGNALS = 0.5;
  private static final List<Figure> OF_ANALYZER =
      List.of(
          Figure.HEAP,
          Figure.RESIDENT,
          Figure.STATE,
          Figure.CHANGELOG,
          Figure.CPU_PER_RECORD,
          Figure.RECORDS_PER_SECOND,
          Figure.PEAK);
  private static final List<Figure> OF_REPLAY =
      List.of(Figure.PEAK, Figure.CPU_PER_MILLION, Figure.LINES_PER_SECOND, Figure.CPU);

  private final BenchMemoryCommand wanted;
  private final Workbench bench;
  private final BenchBroker broker;
  private final BenchCorpora corpora;
  private final FileSubjects files;
  private final long lines;
  private int started;

  MemoryBench(BenchMemoryCommand wanted, Workbench bench, BenchBroker broker) throws IOException {
    this.wanted = wanted;
    this.bench = bench;
    this.broker = broker;
    this.corpora = new BenchCorpora(wanted.bench.seed);
    this.files = new FileSubjects(bench);
    this.lines = 2L * wanted.users.get(wanted.users.size() - 1);
  }

  BenchReport run() throws IOException, InterruptedException {
    List<Subject> analyzers = new ArrayList<>();
    List<Subject> replays = new ArrayList<>();
    for (int users : wanted.users) {
      analyzers.add(analyzer(users));
      replays.add(replay(users));
    }
    String fewest = name(wanted.users.get(0));
    Plan analyzer =
        new Plan("analyzer", OF_ANALYZER, analyzers, Figure.CPU_PER_RECORD, List.of(fewest));
    Plan replay = new Plan("replay", OF_REPLAY, replays, Figure.CPU_PER_MILLION, List.of(fewest));
    Rounds rounds = wanted.bench.play(Plan.subjects(List.of(analyzer, replay)));
    Sheet ofAnalyzer = analyzer.fill(rounds);
    Sheet ofReplay = replay.fill(rounds);
    String most = name(wanted.users.get(wanted.users.size() - 1));
    List<Goal> goals =
        List.of(
            Goal.atMost(
                "resident and state directory in MB, " + most, 1024, held(ofAnalyzer, most)),
            Goal.atMost(
                "analyzer: cost of most users to fewest", 1.2, ofAnalyzer.ratio(most, fewest)),
            Goal.atMost("replay: cost of most users to fewest", 1.2, ofReplay.ratio(most, fewest)));
    return new BenchReport(
        "memory",
        wanted.bench.rounds,
        given(),
        List.of(ofAnalyzer, perUser(analyzers, rounds), ofReplay),
        goals);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("seed", String.valueOf(wanted.bench.seed));
    given.put("lines of each", String.valueOf(lines));
    given.put("of them signals", String.valueOf(SIGNALS));
    given.put("heap of the analyzer", wanted.heap);
    given.put("options of Java, replay", BenchJvm.reading());
    return given;
  }

  private static @Nullable Double held(Sheet sheet, String name) {
    Double resident = sheet.median(name, Figure.RESIDENT);
    Double state = sheet.median(name, Figure.STATE);
    return resident == null || state == null ? null : resident + state;
  }

  /**
   * Between the fewest and the most, in each round: so what an empty analyzer takes is left out.
   */
  private Sheet perUser(List<Subject> analyzers, Rounds rounds) {
    int last = analyzers.size() - 1;
    List<Sample> few = rounds.of(analyzers.get(0));
    List<Sample> many = rounds.of(analyzers.get(last));
    double more = wanted.users.get(last) - wanted.users.get(0);
    List<Sample> heap = new ArrayList<>();
    for (int round = 0; round < many.size(); round++) {
      heap.add(between(few.get(round), many.get(round), more));
    }
    return new Sheet(
        "a user more, from the fewest to the most",
        List.of(Figure.BYTES_PER_USER),
        List.of(Sheet.Row.of("heap", heap)),
        Figure.BYTES_PER_USER,
        List.of());
  }

  private static Sample between(Sample few, Sample many, double users) {
    double bytes = (many.need(Figure.HEAP) - few.need(Figure.HEAP)) * MEGABYTE;
    return Sample.EMPTY.with(Figure.BYTES_PER_USER, bytes / users);
  }

  private Subject replay(int users) throws IOException {
    System.err.println("writing a file: " + name(users));
    Path file = bench.path("lines");
    BenchCorpora.write(corpora.crowd(users, SIGNALS), lines, NativeJson::of, file);
    return files.replay(name(users), file, lines);
  }

  private Subject analyzer(int users) throws InterruptedException {
    System.err.println("filling a topic: " + name(users));
    BenchTopic topic =
        BenchTopic.fill(
            broker.bootstrapServers(),
            "users-" + users,
            wanted.partitions,
            corpora.crowd(users, SIGNALS),
            NativeJson::of,
            lines);
    return new Subject(name(users), () -> analyzer(topic));
  }

  private Sample analyzer(BenchTopic topic) throws IOException, InterruptedException {
    String id = "bench-" + ++started;
    Path states = bench.path("states");
    KafkaSubject.Stretch stretch = KafkaSubject.Stretch.of(topic);
    KafkaSubject subject =
        new KafkaSubject(
            KafkaSubject.Kind.ANALYZER,
            broker.bootstrapServers(),
            id,
            states,
            stretch,
            stretch,
            KafkaSubject.config(wanted.settings),
            wanted.settings.values());
    List<String> heap = List.of("-Xmx" + wanted.heap);
    try (BenchService child =
        BenchService.start(bench, heap, MemoryChild.SUBJECT, subject.arguments())) {
      Sample sample = BenchLedger.parse(child.answer());
      double changelogs = ChangelogSize.ofGroup(broker.bootstrapServers(), id) / MEGABYTE;
      return sample
          .with(Figure.STATE, DirectorySize.of(states) / MEGABYTE)
          .with(Figure.CHANGELOG, changelogs);
    }
  }

  private static String name(int users) {
    return String.format(Locale.ROOT, "%,d users", users);
  }
}
