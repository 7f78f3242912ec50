package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes down what happens in a fleet, user by user, up to an instant of event time. */
final class Chronicle {
  private final Instant horizon;
  private final boolean labelled;
  private final List<TruthEntry> truth = new ArrayList<>();
  private final Map<UserId, TruthEntry.Member> members = new HashMap<>();
  private final Map<String, Set<UserId>> victims = new HashMap<>();
  private final WaveOracle waves = new WaveOracle();

  private Chronicle(Instant horizon, boolean labelled) {
    this.horizon = horizon;
    this.labelled = labelled;
  }

  static List<TruthEntry> of(Cast cast, int users, Instant horizon) {
    Chronicle chronicle = new Chronicle(horizon, cast.isLabelled());
    for (int i = 0; i < users; i++) {
      chronicle.tell(cast.script(i));
    }
    cast.waves().forEach(chronicle::tell);
    return chronicle.truth;
  }

  private void tell(Script script) {
    StormOracle oracle = new StormOracle();
    Set<Circle> circles = new LinkedHashSet<>();
    while (script.hasNext()) {
      Script.Episode episode = script.next();
      if (!episode.startedAt().isBefore(horizon)) {
        break;
      }
      truth.add(new TruthEntry.Played(script.user(), episode.plot(), episode.startedAt()));
      for (Run run : episode.runs()) {
        tell(run, oracle);
        circles.addAll(run.surroundings().circles());
      }
    }
    truth.addAll(oracle.until(horizon));
    if (labelled) {
      TruthEntry.Member member = new TruthEntry.Member(script.user(), script.version(), circles);
      members.put(script.user(), member);
      truth.add(member);
    }
  }

  private void tell(Run run, StormOracle oracle) {
    if (labelled && run.start().isBefore(horizon)) {
      waves.heard(run.user(), run.start());
      waves.heard(run.user(), run.end());
    }
    run.sequence()
        .filter(sequence -> !sequence.endedAt().isAfter(horizon))
        .ifPresent(
            sequence -> {
              truth.add(sequence);
              note(sequence);
              if (sequence.isRejectedRefresh()) {
                oracle.failed(sequence);
              }
            });
    run.completed()
        .filter(turn -> !turn.at().isAfter(horizon))
        .ifPresent(
            turn -> {
              truth.add(turn);
              oracle.completed(turn.host(), turn.at());
            });
  }

  private void note(TruthEntry.Sequence sequence) {
    if (labelled) {
      waves.ended(sequence);
    }
    Diagnosis diagnosis = sequence.diagnosis();
    if (diagnosis != null && diagnosis.wave() != null) {
      victims.computeIfAbsent(diagnosis.wave(), w -> new TreeSet<>()).add(sequence.user());
    }
  }

  private void tell(Wave wave) {
    if (wave.from().isBefore(horizon)) {
      truth.add(
          new TruthEntry.Wave(
              wave.name(),
              wave.circle(),
              wave.from(),
              wave.to(),
              wave.creeping(),
              wave.revoked(),
              Set.copyOf(victims.getOrDefault(wave.name(), Set.of())),
              waves.tellableAt(wave, members)));
    }
  }
}
