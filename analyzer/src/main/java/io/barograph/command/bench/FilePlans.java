package io.barograph.command.bench;

import io.barograph.bench.cost.Figure;
import io.barograph.bench.cost.Plan;
import io.barograph.bench.cost.Subject;
import io.barograph.command.NativeJson;
import io.barograph.embedded.fleet.ShippedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The files of {@code bench file} and who reads them. */
final class FilePlans {
  static final List<String> REFERENCES =
      List.of(FileSubjects.GREP, FileSubjects.REGEX, FileSubjects.BYTES);
  static final String IN_ORDER = "in order";
  static final String DISORDERED = "10 % late, 1 % twice";

  private static final List<Figure> COLUMNS =
      List.of(
          Figure.CPU, Figure.WALL, Figure.CPU_PER_MILLION, Figure.LINES_PER_SECOND, Figure.PEAK);

  /** So many play the fleet of the JSON lines; a bare file is one developer's. */
  private static final int FLEET = 1000;

  private static final double HALF = 0.5;
  private static final double LATE = 0.1;
  private static final double TWICE = 0.01;

  /** How a line stands in a file. */
  enum Form {
    /** As the CLI printed it: about 140 bytes. */
    BARE("bare lines", 1, BenchCorpora::bare),
    /** As our own JSON, with user, host and time. */
    JSON("JSON lines", FLEET, NativeJson::of);

    private final String title;
    private final int users;

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a method captures nothing.
    private final Function<ShippedLine, byte[]> bytes;

    Form(String title, int users, Function<ShippedLine, byte[]> bytes) {
      this.title = title;
      this.users = users;
      this.bytes = bytes;
    }
  }

  private final BenchFileCommand wanted;
  private final Workbench bench;
  private final BenchCorpora corpora;
  private final FileSubjects subjects;
  private final Map<Form, Path> middles = new EnumMap<>(Form.class);
  private Optional<Path> inOrder = Optional.empty();
  private Optional<Path> disordered = Optional.empty();

  FilePlans(BenchFileCommand wanted, Workbench bench) throws IOException {
    this.wanted = wanted;
    this.bench = bench;
    this.corpora = new BenchCorpora(wanted.bench.seed);
    this.subjects = new FileSubjects(bench);
  }

  /** The second largest: what else is compared is compared on so many lines. */
  private long middle() {
    return wanted.lines.get(wanted.lines.size() - 2);
  }

  /** A plan for each size, all with the same subjects in the same order. */
  List<Plan> sizes(Form form) throws IOException {
    List<Plan> plans = new ArrayList<>();
    for (long lines : wanted.lines) {
      Path file = write(form.title, corpora.fleet(form.users, wanted.noise), lines, form);
      if (lines == middle()) {
        middles.put(form, file);
      }
      plans.add(
          new Plan(
              form.title + ": " + count(lines),
              COLUMNS,
              List.of(
                  subjects.replay(FileSubjects.REPLAY, file, lines),
                  subjects.grep(file, lines),
                  subjects.regex(file, lines),
                  subjects.bytes(file, lines)),
              Figure.CPU,
              REFERENCES));
    }
    return plans;
  }

  String bytesPerLine(Form form) {
    Path file = middles.get(form);
    try {
      return file == null ? "" : String.valueOf(Files.size(file) / middle());
    } catch (IOException e) {
      return "";
    }
  }

  /** The same bare lines as a file, through a pipe, and compressed. */
  Plan ways() throws IOException {
    Path file = written(Form.BARE);
    Path compressed = bench.path("lines.gz");
    BenchCorpora.compress(file, compressed);
    return compared(
        "bare lines, how they come: " + count(middle()),
        List.of(
            subjects.replay("file", file, middle()),
            subjects.replayOfPipe("pipe", file, middle()),
            subjects.replay("gzip", compressed, middle())),
        "file");
  }

  /** More and more lines with a signal. */
  Plan signals() throws IOException {
    List<Subject> rows = new ArrayList<>();
    for (double share : wanted.signals) {
      Path file = write("signals", corpora.crowd(FLEET, share), middle(), Form.JSON);
      String name = String.format(Locale.ROOT, "%.4g %% signals", share * 100);
      rows.add(subjects.replay(name, file, middle()));
    }
    return compared("share of signals, JSON lines: " + count(middle()), rows, rows.get(0).name());
  }

  /** More and more users, who have the same trouble as often. */
  Plan users() throws IOException {
    long lines = 2L * wanted.users.get(wanted.users.size() - 1);
    List<Subject> rows = new ArrayList<>();
    for (int users : wanted.users) {
      Path file = write("users", corpora.crowd(users, HALF), lines, Form.JSON);
      rows.add(subjects.replay(count(users) + " users", file, lines));
    }
    return compared(
        "users, half the JSON lines signals: " + count(lines), rows, rows.get(0).name());
  }

  /** The same lines in order and in disorder. */
  Plan disorder() throws IOException {
    Path ordered = written(Form.JSON);
    Iterator<ShippedLine> late =
        new OvertakenLines(
            corpora.fleet(FLEET, wanted.noise), middle(), wanted.bench.seed, LATE, TWICE);
    Path mixed = bench.path("disorder");
    long lines = BenchCorpora.writeAll(late, Form.JSON.bytes, mixed);
    inOrder = Optional.of(ordered);
    disordered = Optional.of(mixed);
    return compared(
        "disorder, JSON lines: " + count(middle()),
        List.of(
            subjects.replay(IN_ORDER, ordered, middle()),
            subjects.replay(DISORDERED, mixed, lines)),
        IN_ORDER);
  }

  /** Whether both files of {@link #disorder} have the same findings, in any order. */
  boolean findsTheSameInDisorder() throws IOException, InterruptedException {
    return digest(inOrder.orElseThrow()).equals(digest(disordered.orElseThrow()));
  }

  private FindingsDigest digest(Path file) throws IOException, InterruptedException {
    Path out = bench.path("findings");
    subjects.findings(file, out);
    return FindingsDigest.of(out);
  }

  private static Plan compared(String title, List<Subject> rows, String reference) {
    return new Plan(title, COLUMNS, rows, Figure.CPU_PER_MILLION, List.of(reference));
  }

  private Path written(Form form) {
    Path file = middles.get(form);
    if (file == null) {
      throw new IllegalStateException("the sizes are written first");
    }
    return file;
  }

  private Path write(String what, Iterator<ShippedLine> from, long lines, Form form)
      throws IOException {
    System.err.println("writing " + count(lines) + " lines: " + what);
    Path file = bench.path("lines");
    BenchCorpora.write(from, lines, form.bytes, file);
    return file;
  }

  private static String count(long lines) {
    return String.format(Locale.ROOT, "%,d", lines);
  }
}
