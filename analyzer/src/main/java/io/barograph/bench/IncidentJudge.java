package io.barograph.bench;

import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.TruthEntry.Member;
import io.barograph.embedded.fleet.TruthEntry.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins incidents with waves. */
final class IncidentJudge {
  /** After the end of a wave its last failures may still be what opens an incident. */
  private static final Duration AFTERMATH = Duration.ofMinutes(15);

  private static final String WAVE = "wave";

  private IncidentJudge() {}

  static void judge(Truth truth, Findings findings, Quality quality) {
    List<FoundIncident> strays = new ArrayList<>(findings.incidents());
    for (Wave wave : truth.waves()) {
      List<FoundIncident> ofWave =
          findings.incidents().stream()
              .filter(incident -> isDuring(incident, wave))
              .filter(incident -> covered(incident, wave, truth) > 0)
              .sorted(Comparator.comparing(i -> i.incident().openedAt()))
              .toList();
      strays.removeAll(ofWave);
      ofWave.stream()
          .filter(incident -> 2 * covered(incident, wave, truth) >= wave.victims().size())
          .findFirst()
          .ifPresentOrElse(
              incident -> found(incident, wave, quality),
              () -> {
                if (wave.tellableAt() != null) {
                  quality.compare(
                      Measure.INCIDENTS, WAVE, wave.circle().toString(), wave.from(), WAVE, null);
                }
              });
    }
    for (FoundIncident stray : strays) {
      String segment = stray.incident().segment().toString();
      quality.compare(Measure.INCIDENTS, WAVE, segment, stray.incident().openedAt(), null, segment);
    }
  }

  private static void found(FoundIncident incident, Wave wave, Quality quality) {
    Instant openedAt = incident.incident().openedAt();
    quality.compare(Measure.INCIDENTS, WAVE, wave.circle().toString(), openedAt, WAVE, WAVE);
    quality.delayed(Delay.INCIDENT, Duration.between(wave.from(), openedAt));
    Instant tellable = wave.tellableAt();
    if (tellable != null) {
      quality.delayed(Delay.INCIDENT_SINCE_TELLABLE, Duration.between(tellable, openedAt));
    }
  }

  private static boolean isDuring(FoundIncident incident, Wave wave) {
    Instant openedAt = incident.incident().openedAt();
    return !openedAt.isBefore(wave.from()) && openedAt.isBefore(wave.to().plus(AFTERMATH));
  }

  private static long covered(FoundIncident incident, Wave wave, Truth truth) {
    long covered = 0;
    for (UserId victim : wave.victims()) {
      Member member = truth.member(victim);
      covered += member != null && incident.covers(member) ? 1 : 0;
    }
    return covered;
  }
}
