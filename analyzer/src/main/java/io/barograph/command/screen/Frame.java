package io.barograph.command.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Draws a summary for a screen of some size. */
public final class Frame {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle TITLE = PLAIN.bold();
  private static final AttributedStyle QUIET = PLAIN.faint();
  private static final AttributedStyle GOOD = PLAIN.bold().foreground(AttributedStyle.GREEN);
  private static final AttributedStyle CHANGING = PLAIN.bold().foreground(AttributedStyle.YELLOW);
  private static final AttributedStyle BAD = PLAIN.bold().foreground(AttributedStyle.RED);

  /** On a screen as high as this, blocks stand apart. */
  private static final int HIGH = 18;

  /** With fewer lines left than this, storms may take them all. */
  private static final int LOW = 9;

  private static final int MOST_INCIDENTS = 3;

  private static final List<Table.Column> STORMS =
      List.of(
          Table.Column.words("user", 0, 6),
          Table.Column.words("cli", 4, 6),
          Table.Column.numbers("open", 1),
          Table.Column.numbers("failed", 2),
          Table.Column.words("reason", 3, 8),
          Table.Column.words("scope", 5, 12),
          Table.Column.words("advice", 0, 8),
          Table.Column.words("", 6, 8));

  private final Letters letters;
  private final int width;
  private final int height;
  private final List<AttributedString> lines = new ArrayList<>();

  private Frame(Letters letters, int width, int height) {
    this.letters = letters;
    this.width = width;
    this.height = height;
  }

  /**
   * The lines of the screen, from its top.
   *
   * @param log the newest lines of the log, the oldest of them first
   * @param width in cells, 1 or more; no line is wider
   * @param height in lines, 1 or more; there are no more lines
   */
  public static List<AttributedString> of(
      Summary summary, List<String> log, Letters letters, int width, int height) {
    Frame frame = new Frame(letters, width, height);
    frame.head(summary);
    frame.incidents(summary);
    int logged = Math.min(log.size(), Math.max(0, (height - frame.lines.size()) / 4));
    frame.body(summary, height - logged);
    frame.log(log.subList(log.size() - logged, log.size()));
    return List.copyOf(frame.lines.subList(0, Math.min(height, frame.lines.size())));
  }

  private void head(Summary summary) {
    String up = "up " + Age.of(summary.up());
    int room = width - Letters.width(summary.title()) - 2;
    String state = letters.cut(pack(List.of(letters.clean(summary.state()), up), room), room);
    int gap = Math.max(1, width - Letters.width(summary.title()) - Letters.width(state));
    lines.add(
        AttributedString.join(
                new AttributedString(" ".repeat(gap)),
                new AttributedString(letters.cut(summary.title(), width), TITLE),
                new AttributedString(state, ofState(summary.state())))
            .columnSubSequence(0, width));
    if (height >= 8) {
      add(pack(summary.where(), width), PLAIN);
    }
    Instant clock = summary.clock();
    if (clock != null) {
      add(
          pack(List.of("clock " + clock.truncatedTo(ChronoUnit.SECONDS), summary.pace()), width),
          PLAIN);
    } else {
      add("clock not known yet", PLAIN);
    }
    add(pack(counts(summary.counts()), width), PLAIN);
  }

  /** What is wrong comes first: on a narrow screen the rest has no room. */
  private static List<String> counts(Summary.Counts counts) {
    List<String> told = new ArrayList<>();
    told.add(String.format(Locale.ROOT, "lines %,d", counts.lines()));
    told.add(String.format(Locale.ROOT, "%,.0f/s", counts.linesPerSecond()));
    List<String> trouble = new ArrayList<>();
    List<String> none = new ArrayList<>();
    String dead = String.format(Locale.ROOT, "dead letters %,d", counts.deadLetters());
    (counts.deadLetters() > 0 ? trouble : none).add(dead);
    String late = String.format(Locale.ROOT, "late %,d", counts.late());
    (counts.late() > 0 ? trouble : none).add(late);
    told.addAll(trouble);
    told.add(String.format(Locale.ROOT, "signals %,d", counts.signals()));
    told.add(String.format(Locale.ROOT, "storms opened %,d", counts.stormsOpened()));
    told.add(String.format(Locale.ROOT, "advised %,d", counts.advice()));
    told.addAll(none);
    return told;
  }

  private void incidents(Summary summary) {
    List<Summary.OpenIncident> open = summary.incidents();
    int shown = Math.min(open.size(), height < HIGH ? 1 : MOST_INCIDENTS);
    if (shown > 0) {
      apart();
    }
    for (Summary.OpenIncident incident : open.subList(0, shown)) {
      add(
          String.format(
              Locale.ROOT,
              "INCIDENT %s, %s: %d of %d logins fail, %s, open %s",
              incident.cli(),
              incident.segment(),
              incident.failing(),
              incident.active(),
              incident.reason(),
              age(incident.since(), summary)),
          BAD);
    }
    if (shown < open.size()) {
      add("and " + (open.size() - shown) + " more incidents", BAD);
    }
  }

  /** Storms may take two thirds where both they and the events want more than there is. */
  private void body(Summary summary, int until) {
    int rest = until - lines.size() - (height < HIGH ? 0 : 2);
    int third = rest < LOW ? 0 : rest - rest * 2 / 3;
    int forEvents = Math.min(1 + summary.last().size(), third);
    int rows = Math.min(summary.storms().size(), Math.max(0, rest - forEvents - 2));
    storms(summary, rows);
    apart();
    events(summary.last(), until - lines.size());
  }

  private void storms(Summary summary, int rows) {
    List<Summary.OpenStorm> open = summary.storms();
    apart();
    String title = open.isEmpty() ? "No storm is open" : "Open storms " + open.size();
    add(rows < open.size() ? title + ", the worst " + rows : title, TITLE);
    if (rows == 0) {
      return;
    }
    Table table = new Table(letters, STORMS);
    for (Summary.OpenStorm storm : open.subList(0, rows)) {
      table.row(
          storm.user(),
          storm.cli(),
          age(storm.since(), summary),
          Integer.toString(storm.failed()),
          storm.reason(),
          storm.scope(),
          storm.advice(),
          storm.inIncident() ? "incident" : "");
    }
    List<String> drawn = table.lines(width);
    add(drawn.get(0), QUIET);
    drawn.subList(1, drawn.size()).forEach(row -> add(row, PLAIN));
  }

  private void events(List<Summary.Event> last, int room) {
    if (room < 2 || last.isEmpty()) {
      return;
    }
    add("Last", TITLE);
    int users =
        last.stream().mapToInt(event -> Letters.width(letters.clean(event.who()))).max().orElse(0);
    int cells = Math.min(users, Math.max(6, width / 5));
    for (Summary.Event event : last.subList(0, Math.min(last.size(), room - 1))) {
      String who = letters.cut(letters.clean(event.who()), cells);
      String time = event.at().truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19);
      add(
          time
              + "  "
              + who
              + " ".repeat(cells - Letters.width(who))
              + "  "
              + event.what()
              + "  "
              + event.details(),
          PLAIN);
    }
  }

  /** At the bottom, wherever the rest ends. */
  private void log(List<String> log) {
    if (log.isEmpty()) {
      return;
    }
    while (lines.size() + log.size() < height) {
      lines.add(AttributedString.EMPTY);
    }
    log.forEach(line -> add(line, CHANGING));
  }

  private void apart() {
    if (height >= HIGH) {
      lines.add(AttributedString.EMPTY);
    }
  }

  private void add(String text, AttributedStyle style) {
    lines.add(new AttributedString(letters.cut(letters.clean(text), width), style));
  }

  /** As many of them as there is room for, the first at least. */
  private String pack(List<String> items, int room) {
    StringBuilder packed = new StringBuilder();
    for (String item :
        items.stream().map(letters::clean).filter(Predicate.not(String::isEmpty)).toList()) {
      boolean first = packed.isEmpty();
      if (first || Letters.width(packed.toString()) + 2 + Letters.width(item) <= room) {
        packed.append(first ? "" : "  ").append(item);
      }
    }
    return packed.toString();
  }

  private static String age(Instant since, Summary summary) {
    Instant clock = summary.clock();
    return Age.of(clock == null ? Duration.ZERO : Duration.between(since, clock));
  }

  private static AttributedStyle ofState(String state) {
    return switch (state) {
      case "RUNNING" -> GOOD;
      case "ERROR", "PENDING_ERROR" -> BAD;
      default -> CHANGING;
    };
  }
}
