package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Goal;
import io.barograph.bench.cost.Plan;
import io.barograph.bench.cost.Rounds;
import io.barograph.bench.cost.Sample;
import io.barograph.bench.cost.Sheet;
import io.barograph.bench.cost.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What {@code bench file} measures, all of it in the same rounds. */
final class FileBench {
  private static final double MILLION = 1e6;
  private static final List<Figure> PER_LINE =
      List.of(Figure.CPU_PER_MILLION, Figure.LINES_PER_SECOND);

  private final BenchFileCommand wanted;
  private final FilePlans plans;

  FileBench(BenchFileCommand wanted, Workbench bench) throws IOException {
    this.wanted = wanted;
    this.plans = new FilePlans(wanted, bench);
  }

  BenchReport run() throws IOException, InterruptedException {
    List<Plan> bare = plans.sizes(FilePlans.Form.BARE);
    List<Plan> json = plans.sizes(FilePlans.Form.JSON);
    Plan ways = plans.ways();
    Plan signals = plans.signals();
    Plan users = plans.users();
    Plan disorder = plans.disorder();
    List<Plan> all = new ArrayList<>(bare);
    all.addAll(json);
    all.addAll(List.of(ways, signals, users, disorder));
    Rounds rounds = wanted.bench.play(Plan.subjects(all));
    List<Sheet> sheets = new ArrayList<>();
    all.forEach(plan -> sheets.add(plan.fill(rounds)));
    Sheet bareSlope = slope("bare lines", bare, rounds);
    sheets.add(bare.size(), bareSlope);
    sheets.add(2 * bare.size() + 1, slope("JSON lines", json, rounds));
    double same = plans.findsTheSameInDisorder() ? 1 : 0;
    Double disordered = disorder.fill(rounds).ratio(FilePlans.DISORDERED, FilePlans.IN_ORDER);
    List<Goal> goals =
        List.of(
            Goal.atMost(
                "CPU s per million bare lines after start-up",
                0.10,
                bareSlope.median(FileSubjects.REPLAY, Figure.CPU_PER_MILLION)),
            Goal.atLeast(
                "bare lines a second, whole, of the largest file",
                6e6,
                last(bare, rounds).median(FileSubjects.REPLAY, Figure.LINES_PER_SECOND)),
            Goal.atMost("peak MB of the largest file", 200, peak(bare, json, rounds)),
            Goal.atMost("cost of most users to fewest", 1.2, growth(users, rounds)),
            Goal.atMost("cost of disorder and duplicates", 1.1, disordered),
            Goal.atLeast("findings the same in disorder", 1, same));
    return new BenchReport("file", wanted.bench.rounds, given(), sheets, goals);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("seed", String.valueOf(wanted.bench.seed));
    given.put("noise", String.valueOf(wanted.noise));
    given.put("bytes per bare line", plans.bytesPerLine(FilePlans.Form.BARE));
    given.put("bytes per JSON line", plans.bytesPerLine(FilePlans.Form.JSON));
    given.put("options of Java", BenchJvm.reading());
    given.put("lines", wanted.lines.stream().map(String::valueOf).collect(Collectors.joining(",")));
    return given;
  }

  /** What a line costs once all has started: between the two largest sizes, in each round. */
  private Sheet slope(String what, List<Plan> sizes, Rounds rounds) {
    int largest = sizes.size() - 1;
    long more = wanted.lines.get(largest) - wanted.lines.get(largest - 1);
    List<Subject> before = sizes.get(largest - 1).subjects();
    List<Subject> after = sizes.get(largest).subjects();
    List<Sheet.Row> rows = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      List<Sample> slopes = new ArrayList<>();
      List<Sample> smaller = rounds.of(before.get(i));
      List<Sample> larger = rounds.of(after.get(i));
      for (int round = 0; round < larger.size(); round++) {
        slopes.add(between(smaller.get(round), larger.get(round), more));
      }
      rows.add(Sheet.Row.of(after.get(i).name(), slopes));
    }
    return new Sheet(
        what + " after start-up: from the second largest file to the largest",
        PER_LINE,
        rows,
        Figure.CPU_PER_MILLION,
        FilePlans.REFERENCES);
  }

  private static Sample between(Sample smaller, Sample larger, long lines) {
    double cpu = larger.need(Figure.CPU) - smaller.need(Figure.CPU);
    double wall = larger.need(Figure.WALL) - smaller.need(Figure.WALL);
    return Sample.EMPTY
        .with(Figure.CPU_PER_MILLION, cpu * MILLION / lines)
        .with(Figure.LINES_PER_SECOND, lines / wall);
  }

  private static Sheet last(List<Plan> sizes, Rounds rounds) {
    return sizes.get(sizes.size() - 1).fill(rounds);
  }

  private static double peak(List<Plan> bare, List<Plan> json, Rounds rounds) {
    double most = 0;
    for (List<Plan> form : List.of(bare, json)) {
      Double peak = last(form, rounds).median(FileSubjects.REPLAY, Figure.PEAK);
      most = Math.max(most, Objects.requireNonNullElse(peak, Double.NaN));
    }
    return most;
  }

  private static Double growth(Plan users, Rounds rounds) {
    Sheet sheet = users.fill(rounds);
    String most = sheet.rows().get(sheet.rows().size() - 1).name();
    return Objects.requireNonNullElse(sheet.ratio(most, sheet.rows().get(0).name()), Double.NaN);
  }
}
