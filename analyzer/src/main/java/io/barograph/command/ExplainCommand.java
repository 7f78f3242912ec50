package io.barograph.command;

import io.barograph.config.Settings;
import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.UserState;
import io.barograph.core.signal.Sighting;
import io.barograph.core.signal.TimeSource;
import io.barograph.core.signal.UserId;
import io.barograph.core.storm.Storm;
import io.barograph.event.CloudEvent;
import io.barograph.event.Events;
import io.barograph.ingest.Envelope;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Replay;
import io.barograph.replay.Users;
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

/** Why, and why not: line by line, then user by user. */
@Command(
    name = "explain",
    description =
        "Say of each line what it was taken for, and of each user what was found and what was missing for a storm. Lines that are plainly noise are only counted.")
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
    Settings settings = options.load(Map.of());
    Assembly parts = new Assembly(settings);
    Instant until = at == null ? Instant.MAX : InputOptions.instant("--at", at);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Engine engine = parts.engine();
    Told told = new Told(parts.events());
    Users users = new Users(engine, told::found);
    Lines lines = new Lines(users, until, told, out);
    Replay.Totals totals =
        new Replay(parts.recogniser()).read(input.files, input.given(), System.in, lines);
    if (at == null) {
      users.finish();
    }
    out.println(totals.lines() + " lines: " + totals.signals() + " signals, the rest noise");
    told.printTo(out, engine, users.states(), settings);
    out.flush();
    return 0;
  }

  /** Prints a line for each line that was looked at. */
  private record Lines(Users users, Instant until, Told told, PrintStream out)
      implements Replay.Listener {
    @Override
    public void envelope(Replay.Place place, Envelope envelope) {
      out.print(place + "  " + envelope.label() + "  ");
    }

    @Override
    public void signal(
        Replay.Place place, Sighting sighting, TimeSource source, boolean skewed, Instant clock) {
      out.printf(
          "%s (%s%s)  %s@%s %s  %s%n",
          sighting.time(),
          source.label(),
          skewed ? ", its own lay too far ahead" : "",
          TableRow.printable(sighting.user().value()),
          TableRow.printable(sighting.host().value()),
          TableRow.printable(sighting.session().value()),
          SignalText.of(sighting.signal()));
      if (!sighting.time().isAfter(until)) {
        told.saw(sighting.user());
        users.accept(sighting, clock);
      }
    }

    @Override
    public void noise(Replay.Place place) {
      out.println("noise: it looks like a signal, but no dialect knows it");
    }

    @Override
    public void end(Instant clock) {
      users.advance(clock.isBefore(until) ? clock : until);
    }

    @Override
    public void unreadable(Replay.Place place, Unreadable unreadable) {
      out.println(place + "  unreadable: " + unreadable.reason().label());
    }
  }

  /** What the engine told of each user, in its own words. */
  private static final class Told {
    private final Events events;
    private final Map<UserId, Map<String, Integer>> verdicts = new TreeMap<>();
    private final Map<UserId, List<String>> rows = new TreeMap<>();
    private final Map<UserId, int[]> repeated = new LinkedHashMap<>();

    Told(Events events) {
      this.events = events;
    }

    void saw(UserId user) {
      rows.computeIfAbsent(user, u -> new ArrayList<>());
    }

    void found(Finding finding) {
      if (finding instanceof Finding.SignalRepeated again) {
        repeated.computeIfAbsent(again.sighting().user(), u -> new int[1])[0]++;
        return;
      }
      CloudEvent event = events.of(finding);
      if (event != null) {
        UserId user = new UserId(event.key());
        rows.computeIfAbsent(user, u -> new ArrayList<>()).add(TableRow.of(event));
      }
      if (finding instanceof Finding.SequenceClosed closed) {
        var verdict = closed.sequence().verdict();
        verdicts
            .computeIfAbsent(closed.sequence().user(), u -> new TreeMap<>())
            .merge(verdict.outcome().label() + " " + verdict.cause().label(), 1, Integer::sum);
      }
    }

    void printTo(PrintStream out, Engine engine, Map<UserId, UserState> states, Settings settings) {
      rows.forEach(
          (user, found) -> {
            out.println();
            out.println("user " + TableRow.printable(user.value()));
            found.forEach(row -> out.println("  " + row));
            int again = repeated.getOrDefault(user, new int[1])[0];
            if (again > 0) {
              out.println("  " + again + " signals came again and changed nothing");
            }
            verdicts
                .getOrDefault(user, Map.of())
                .forEach((what, n) -> out.println("  " + n + " × " + what));
            out.println("  " + standing(engine, states.get(user), settings));
          });
    }

    private static String standing(Engine engine, @Nullable UserState state, Settings settings) {
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
