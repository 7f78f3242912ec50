package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.core.engine.Finding;
import io.barograph.core.signal.Sighting;
import io.barograph.event.CloudEvent;
import io.barograph.event.EventType;
import io.barograph.event.Events;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The findings in files, in event time. */
@Command(
    name = "replay",
    description =
        "Print the findings in log files or in a stretch of a topic: one CloudEvent a line, or a table on a terminal, which ends with all storms and a sparkline of retry sequences. Reads what every known shipper writes, and dumps by kcat -J.")
final class ReplayCommand implements Callable<Integer> {
  enum Format {
    JSON,
    TABLE
  }

  @Mixin SettingsOptions options = new SettingsOptions();
  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      splitSynopsisLabel = ",",
      description = "Only events of these types, such as storm.opened,remediation.advised.")
  List<String> types = List.of();

  @Option(
      names = "--format",
      description = "json or table. Default: table on a terminal, json elsewhere.")
  Format format = Terminal.isAttached() ? Format.TABLE : Format.JSON;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = {
        "What if: other settings for the same history. Prints the storms",
        "gained and lost and the advice saved against those of --config, and no events."
      })
  @Nullable Path against;

  @Override
  public Integer call() {
    return against == null ? replay() : compare(against);
  }

  private int compare(Path file) {
    Settings ours = options.load(input.flags());
    Settings theirs = options.load(file, input.flags());
    if (!ours.readsAs(theirs)) {
      throw new UsageFailure(
          "--against must read lines as --config does: only what decides may differ,"
              + " not identity.*, privacy.* or time.future-bound");
    }
    Assembly parts = new Assembly(ours);
    Path config = options.file();
    String name = config == null ? "defaults" : config.toString();
    Comparison comparison =
        new Comparison(
            name,
            parts.stages(input.policies(ours)),
            file.toString(),
            new Assembly(theirs).stages(List.of()));
    Replay.Totals totals = input.read(new Replay(parts.recogniser()), parts.client(), comparison);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (format == Format.TABLE) {
      comparison.printTable(out);
    } else {
      out.println(comparison.json());
    }
    out.flush();
    System.err.println(totals.lines() + " lines, " + totals.signals() + " signals");
    return 0;
  }

  private int replay() {
    Settings settings = options.load(input.flags());
    Assembly parts = new Assembly(settings);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Print print = new Print(parts.events(), wantedTypes(), format, out);
    Logins logins = new Logins(parts.stages(input.policies(settings)), print::found);
    Replay.Totals totals =
        input.read(new Replay(parts.recogniser()), parts.client(), new Feed(logins));
    logins.finish();
    print.end();
    System.err.println(print.summary(totals));
    return 0;
  }

  private Set<String> wantedTypes() {
    Set<String> wanted = new TreeSet<>();
    for (String type : types) {
      wanted.add(
          EventType.FINDINGS.stream()
              .filter(known -> known.equals(type) || known.equals(EventType.ofShort(type)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UsageFailure(
                          "--type knows "
                              + EventType.FINDINGS.stream()
                                  .map(EventType::shortOf)
                                  .collect(Collectors.joining(", "))
                              + " but not "
                              + type)));
    }
    return wanted.isEmpty() ? Set.copyOf(EventType.FINDINGS) : wanted;
  }

  /** Hands signals to the logins' states; unreadable records are told on the way. */
  private record Feed(Logins logins) implements Replay.Listener {
    @Override
    public void signal(
        Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
      logins.accept(sighting, clock);
    }

    @Override
    public void end(Instant clock) {
      logins.advance(clock);
    }

    @Override
    public void unreadable(Replay.Place place, Unreadable unreadable) {
      System.err.println(place + " unreadable: " + unreadable.reason().label());
    }
  }

  /** Writes findings as they come, and keeps count. */
  private static final class Print {
    private final Events events;
    private final Set<String> wanted;
    private final Format format;
    private final PrintStream out;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final ReplayHistory history = new ReplayHistory();

    Print(Events events, Set<String> wanted, Format format, PrintStream out) {
      this.events = events;
      this.wanted = wanted;
      this.format = format;
      this.out = out;
    }

    void found(Finding finding) {
      if (format == Format.TABLE) {
        history.found(finding);
      }
      String type = Events.typeOf(finding);
      CloudEvent event = type != null && wanted.contains(type) ? events.of(finding) : null;
      if (event == null) {
        return;
      }
      counts.merge(EventType.shortOf(event.type()), 1, Integer::sum);
      out.println(format == Format.JSON ? event.line() : TableRow.of(event));
    }

    /** A file keeps whole names; a terminal would wrap them. */
    void end() {
      if (format == Format.TABLE) {
        int width = Terminal.width();
        int table = Terminal.isAttached() ? width : Integer.MAX_VALUE;
        history.lines(table, width, Terminal.letters()).forEach(out::println);
      }
      out.flush();
    }

    String summary(Replay.Totals totals) {
      StringBuilder summary = new StringBuilder();
      summary.append(totals.lines()).append(" lines, ");
      summary.append(totals.signals()).append(" signals");
      if (totals.unreadable() > 0) {
        summary.append(", ").append(totals.unreadable()).append(" unreadable");
      }
      counts.forEach((type, n) -> summary.append(", ").append(n).append(' ').append(type));
      return summary.toString();
    }
  }
}
