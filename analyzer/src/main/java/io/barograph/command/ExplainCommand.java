package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.LoginState;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.Storm;
import io.barograph.event.CloudEvent;
import io.barograph.event.Events;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why, and why not: line by line, then login by login. */
@Command(
    name = "explain",
    description =
        "Say of each line what it was taken for, and of each login what was found and what was missing for a storm. Lines that are plainly noise are only counted.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin SettingsOptions options = new SettingsOptions();
  @Mixin InputOptions input = new InputOptions();

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Leave out what happened after that event time (RFC 3339).")
  @Nullable String at;

  @Override
  public Integer call() {
    Settings settings = options.load(input.flags());
    Assembly parts = new Assembly(settings);
    Instant until = at == null ? Instant.MAX : InputOptions.instant("--at", at);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Engine engine = parts.engine();
    Told told = new Told(parts.events());
    Logins logins = new Logins(engine, told::found);
    Lines lines = new Lines(logins, until, told, out);
    Replay.Totals totals = input.read(new Replay(parts.recogniser()), parts.client(), lines);
    if (at == null) {
      logins.finish();
    }
    out.println(totals.lines() + " lines: " + totals.signals() + " signals, the rest noise");
    told.printTo(out, engine, logins.states(), settings);
    out.flush();
    return 0;
  }

  /** Prints a line for each line that was looked at. */
  private static final class Lines implements Replay.Listener {
    private final Logins logins;
    private final Instant until;
    private final Told told;
    private final PrintStream out;
    private String envelope = "";
    private String whose = "";

    Lines(Logins logins, Instant until, Told told, PrintStream out) {
      this.logins = logins;
      this.until = until;
      this.told = told;
      this.out = out;
    }

    @Override
    public void envelope(Replay.Place place, Envelope found) {
      envelope = found.label();
    }

    @Override
    public void signal(
        Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
      String now = whose(provenance);
      if (!now.equals(whose)) {
        whose = now;
        out.println(now);
      }
      out.printf(
          "%s  %s  %s (%s%s)  %s@%s %s  %s%n",
          place,
          envelope,
          sighting.time(),
          provenance.time(),
          provenance.skewed() ? ", its own lay too far ahead" : "",
          TableRow.printable(sighting.user().value()),
          TableRow.printable(sighting.host().value()),
          TableRow.printable(sighting.session().value()),
          SignalText.of(sighting.signal()));
      if (!sighting.time().isAfter(until)) {
        told.saw(sighting.login());
        logins.accept(sighting, clock);
      }
    }

    /** Said again only when it changes: it is the same for most lines of a shipper. */
    private static String whose(Provenance provenance) {
      StringBuilder whose = new StringBuilder("whose: user by ").append(provenance.user());
      if (provenance.user().equals("host") || provenance.user().equals("account")) {
        whose.append(", which stands in as no user is named");
      }
      whose.append("; host by ").append(provenance.host());
      whose.append("; session by ").append(provenance.session());
      if (provenance.session().equals(Provenance.NONE)) {
        whose.append(", its stream stands in");
      }
      if (!provenance.account().equals(Provenance.NONE)) {
        whose.append("; account by ").append(provenance.account());
      }
      if (!provenance.cli().equals(Provenance.NONE)) {
        whose.append("; cli by ").append(provenance.cli());
      }
      return whose.toString();
    }

    @Override
    public void noise(Replay.Place place, int lines) {
      out.println(
          place + "  " + envelope + "  noise: it looks like a signal, but no dialect knows it");
    }

    @Override
    public void end(Instant clock) {
      logins.advance(clock.isBefore(until) ? clock : until);
    }

    @Override
    public void unreadable(Replay.Place place, Unreadable unreadable) {
      out.println(place + "  unreadable: " + unreadable.reason().label());
    }
  }

  /** What the engine told of each login, in its own words. */
  private static final class Told {
    private final Events events;
    private final Map<Login, Map<String, Integer>> verdicts = new TreeMap<>();
    private final Map<Login, List<String>> rows = new TreeMap<>();
    private final Map<Login, int[]> repeated = new LinkedHashMap<>();

    Told(Events events) {
      this.events = events;
    }

    void saw(Login login) {
      rows.computeIfAbsent(login, l -> new ArrayList<>());
    }

    void found(Finding finding) {
      if (finding instanceof Finding.SignalRepeated again) {
        repeated.computeIfAbsent(again.login(), l -> new int[1])[0]++;
        return;
      }
      CloudEvent event = events.of(finding);
      if (event != null) {
        rows.computeIfAbsent(finding.login(), l -> new ArrayList<>()).add(TableRow.of(event));
      }
      if (finding instanceof Finding.SequenceClosed closed) {
        var verdict = closed.sequence().verdict();
        verdicts
            .computeIfAbsent(closed.login(), l -> new TreeMap<>())
            .merge(verdict.outcome().label() + " " + verdict.cause().label(), 1, Integer::sum);
      }
    }

    void printTo(PrintStream out, Engine engine, Map<Login, LoginState> states, Settings settings) {
      rows.forEach(
          (login, found) -> {
            out.println();
            out.println(
                "user " + TableRow.printable(login.user().value()) + " (" + login.cli() + ")");
            found.forEach(row -> out.println("  " + row));
            int again = repeated.getOrDefault(login, new int[1])[0];
            if (again > 0) {
              out.println("  " + again + " signals came again and changed nothing");
            }
            verdicts
                .getOrDefault(login, Map.of())
                .forEach((what, n) -> out.println("  " + n + " × " + what));
            out.println("  " + standing(engine, states.get(login), settings));
          });
    }

    private static String standing(Engine engine, @Nullable LoginState state, Settings settings) {
      Storm storm = state == null ? null : engine.storm(state);
      if (storm != null) {
        return "a storm is open: " + storm.id() + " since " + storm.onset();
      }
      int counted = state == null ? 0 : engine.failuresInWindow(state);
      int threshold = settings.storm().threshold();
      return "no storm is open: "
          + counted
          + " of "
          + threshold
          + " failed turns with a rejected refresh within "
          + settings.storm().window()
          + "; "
          + (threshold - counted)
          + " more would open one";
    }
  }
}
