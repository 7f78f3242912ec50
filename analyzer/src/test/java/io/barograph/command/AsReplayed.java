package io.barograph.command;

import io.barograph.config.PolicyDocument;
import io.barograph.config.Settings;
import io.barograph.core.engine.Engine;
import io.barograph.core.engine.Finding;
import io.barograph.core.engine.LoginState;
import io.barograph.core.engine.Stages;
import io.barograph.core.signal.Login;
import io.barograph.core.signal.Sighting;
import io.barograph.core.storm.StormFinding;
import io.barograph.event.CloudEvent;
import io.barograph.event.Events;
import io.barograph.ingest.Provenance;
import io.barograph.ingest.Unreadable;
import io.barograph.replay.Given;
import io.barograph.replay.Logins;
import io.barograph.replay.Replay;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a replay has found of each login when its clock has come to a time, by its findings. */
final class AsReplayed implements Replay.Listener {
  private final Stages stages;
  private final Events events;
  private final Instant until;
  private final Logins logins;
  private final SortedMap<Login, List<String>> stories = new TreeMap<>();
  private final Map<Login, StormFinding> storms = new HashMap<>();
  private final Map<String, Finding.StormStanding> standings = new HashMap<>();

  private AsReplayed(Settings settings, List<PolicyDocument> policies, Instant until) {
    Assembly parts = new Assembly(settings);
    this.stages = parts.stages(policies);
    this.events = parts.events();
    this.until = until;
    this.logins = new Logins(stages, this::found);
  }

  /**
   * The events of each login, and how it stands.
   *
   * @param at null for everything, to the end
   */
  static SortedMap<String, List<String>> of(
      Path file, List<PolicyDocument> policies, @Nullable Instant at) {
    Settings settings = Settings.defaults();
    AsReplayed replayed = new AsReplayed(settings, policies, at == null ? Instant.MAX : at);
    new Replay(new Assembly(settings).recogniser())
        .read(
            List.of(file.toString()),
            new Given(null, null, null, null),
            InputStream.nullInputStream(),
            replayed);
    if (at == null) {
      replayed.logins.finish();
    }
    SortedMap<String, List<String>> told = new TreeMap<>();
    replayed.stories.forEach(
        (login, story) -> {
          story.add(replayed.standing(login));
          told.put(login.user().value(), story);
        });
    return told;
  }

  @Override
  public void signal(Replay.Place place, Sighting sighting, Provenance provenance, Instant clock) {
    if (!clock.isAfter(until)) {
      stories.computeIfAbsent(sighting.login(), login -> new ArrayList<>());
      logins.accept(sighting, clock);
    }
  }

  @Override
  public void end(Instant clock) {
    logins.advance(clock.isBefore(until) ? clock : until);
  }

  @Override
  public void unreadable(Replay.Place place, Unreadable unreadable) {
    throw new IllegalStateException(place + " is unreadable: " + unreadable.reason().label());
  }

  private void found(Finding finding) {
    CloudEvent event = events.of(finding);
    if (event != null && finding instanceof Finding.OfLogin of) {
      stories.computeIfAbsent(of.login(), login -> new ArrayList<>()).add(TableRow.of(event));
    }
    if (finding instanceof Finding.StormChanged changed) {
      storms.put(changed.login(), changed.storm());
    } else if (finding instanceof Finding.StormStanding standing) {
      standings.put(standing.storm().id(), standing);
    }
  }

  private String standing(Login login) {
    StormFinding last = storms.get(login);
    if (last == null || last instanceof StormFinding.Calmed) {
      return "no storm, " + counted(login);
    }
    Finding.StormStanding standing = standings.get(last.storm().id());
    if (standing == null) {
      return "storm " + last.storm().id();
    }
    return String.join(
        ", ",
        "storm " + last.storm().id(),
        standing.scope().scope().label(),
        standing.causes().stream().map(cause -> cause.cause().label()).toList().toString(),
        standing.advice() == null ? "none" : standing.advice().action());
  }

  private String counted(Login login) {
    LoginState state = logins.state(login);
    if (state == null) {
      return "0";
    }
    Engine engine = stages.logins();
    int threshold = engine.schedule().at(engine.reached(state)).storm().threshold();
    return engine.failuresInWindow(state) + " of " + threshold;
  }
}
