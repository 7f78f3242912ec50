package io.barograph.embedded.fleet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.TruthEntry.Completed;
import io.barograph.embedded.fleet.TruthEntry.Ending;
import io.barograph.embedded.fleet.TruthEntry.Played;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetTruthTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Set<Scenario> STORMY =
      EnumSet.of(Scenario.DEAD_LOGIN, Scenario.GIVEN_UP, Scenario.TWO_HOSTS);

  private final FleetOptions options =
      FleetOptions.startingAt(START).withUsers(32).withNoise(0).withLength(Duration.ofHours(8));
  private final SimulatedFleet fleet = new SimulatedFleet(options);
  private final List<TruthEntry> truth = fleet.truth();
  private final List<ShippedLine> lines = new ArrayList<>();

  FleetTruthTest() {
    fleet.forEach(lines::add);
  }

  @Test
  void everyScenarioIsPlayedAndEveryVersionSpeaks() {
    assertThat(entries(Played.class).map(Played::scenario).collect(toSet()))
        .containsExactlyInAnyOrder(Scenario.values());
    assertThat(Repertoire.versions())
        .hasSize(8)
        .allSatisfy(
            version ->
                assertThat(lines).anyMatch(l -> l.text().contains("OpenAI Codex v" + version)));
  }

  @Test
  void everyOutcomeCauseAndReasonOnRecordHappens() {
    assertThat(entries(Sequence.class).map(Sequence::outcome).collect(toSet()))
        .containsExactlyInAnyOrder(Outcome.values());
    assertThat(entries(Sequence.class).map(Sequence::cause).collect(toSet()))
        .containsAll(EnumSet.complementOf(EnumSet.of(Cause.REFRESH_UNREACHABLE)));
    assertThat(entries(Storm.class).map(Storm::reason).collect(toSet()))
        .containsAll(
            EnumSet.complementOf(EnumSet.of(Reason.ACCOUNT_CHANGED, Reason.REGION_REFUSED)));
  }

  @Test
  void theNumbersAreThoseOfThePlainLines() {
    long attempts = entries(Sequence.class).mapToLong(Sequence::attempts).sum();
    long completed = entries(Completed.class).count();

    assertThat(linesMatching(".*(retrying |[Rr]e-?connecting\\.\\.\\. )\\d/5.*"))
        .isEqualTo(attempts + pastedNotices());
    assertThat(linesMatching("(\\[\\S+] )?tokens used.*")).isEqualTo(completed);
  }

  @Test
  void aTroubledTurnBeginsAndEndsWithALine() {
    Set<String> moments = lines.stream().map(l -> l.host() + " " + l.time()).collect(toSet());

    assertThat(entries(Sequence.class))
        .allMatch(s -> moments.contains(s.host() + " " + s.startedAt()))
        .allMatch(s -> moments.contains(s.host() + " " + s.endedAt()));
  }

  @Test
  void aFailedTurnEndsWithATerminalLineOrItsLastNotice() {
    Set<String> ends =
        lines.stream()
            .filter(l -> l.text().matches("(\\[\\S+] )?ERROR: .*|.*turn\\.failed.*"))
            .map(l -> l.host() + " " + l.time())
            .collect(toSet());

    assertThat(entries(Sequence.class).filter(s -> s.outcome() == Outcome.FAILED))
        .isNotEmpty()
        .allMatch(s -> ends.contains(s.host() + " " + s.endedAt()));
  }

  @Test
  void eachDeadLoginIsOneStormAndNothingElseIsAny() {
    for (UserId user : users()) {
      List<Played> played = entries(Played.class).filter(p -> p.user().equals(user)).toList();
      for (int i = 0; i + 1 < played.size(); i++) {
        Instant from = played.get(i).at();
        Instant to = played.get(i + 1).at();
        long storms =
            entries(Storm.class)
                .filter(s -> s.user().equals(user))
                .filter(s -> s.openedAt().isAfter(from) && s.openedAt().isBefore(to))
                .count();

        assertThat(storms).isEqualTo(STORMY.contains(played.get(i).scenario()) ? 1 : 0);
      }
    }
  }

  @Test
  void stormsEndAsTheirScenarioSays() {
    List<Played> playedOut =
        entries(Played.class)
            .filter(p -> p.at().isBefore(options.end().minusSeconds(7200)))
            .toList();
    List<Storm> storms = entries(Storm.class).toList();

    assertThat(playedOut)
        .filteredOn(p -> STORMY.contains(p.scenario()))
        .isNotEmpty()
        .allSatisfy(
            p -> {
              Storm storm =
                  storms.stream()
                      .filter(s -> s.user().equals(p.user()) && !s.onset().isBefore(p.at()))
                      .findFirst()
                      .orElseThrow();
              assertThat(storm.ending())
                  .isEqualTo(p.scenario() == Scenario.GIVEN_UP ? Ending.STALE : Ending.RECOVERED);
              assertThat(storm.hosts()).hasSize(p.scenario() == Scenario.TWO_HOSTS ? 2 : 1);
            });
  }

  @Test
  void theTruthOfAPartHoldsNothingOfTheRest() {
    Instant half = START.plus(Duration.ofHours(4));

    List<TruthEntry> part = fleet.truthUntil(half);

    assertThat(part).isNotEmpty().hasSizeLessThan(truth.size());
    assertThat(part)
        .filteredOn(entry -> !(entry instanceof Storm))
        .allMatch(truth::contains)
        .noneMatch(entry -> entry instanceof Sequence s && s.endedAt().isAfter(half));
  }

  @Test
  void skewedHostsAreMarked() {
    SimulatedFleet skewed = new SimulatedFleet(options.withSkewedClocks(1).withUsers(2));

    assertThat(entries(skewed.truth(), Sequence.class))
        .isNotEmpty()
        .allMatch(Sequence::skewedClock);
    assertThat(entries(Sequence.class)).noneMatch(Sequence::skewedClock);
  }

  @Test
  void theDemoShowsSingleStormsAndThenAnOutage() {
    FleetOptions demo = FleetOptions.forDemo(START);
    Instant outage = START.plusSeconds(480);
    List<Storm> storms =
        entries(new SimulatedFleet(demo).truth(), Storm.class)
            .filter(storm -> storm.openedAt().isBefore(START.plusSeconds(840)))
            .toList();

    assertThat(storms)
        .filteredOn(storm -> storm.openedAt().isBefore(START.plusSeconds(180)))
        .hasSize(3)
        .extracting(Storm::ending)
        .contains(Ending.RECOVERED, Ending.STALE);
    assertThat(storms)
        .filteredOn(storm -> !storm.onset().isBefore(outage))
        .hasSize(14)
        .allMatch(storm -> storm.ending() == Ending.RECOVERED)
        .extracting(Storm::reason)
        .contains(Reason.UNKNOWN, Reason.REUSED);
  }

  private long pastedNotices() {
    List<String> pasted = Recording.resource("pasted.txt");
    return lines.stream()
        .filter(l -> pasted.contains(l.text()))
        .filter(l -> l.text().matches(".*(retrying |[Rr]e-?connecting\\.\\.\\. )\\d/5.*"))
        .count();
  }

  private long linesMatching(String pattern) {
    return lines.stream().filter(l -> l.text().matches(pattern)).count();
  }

  private Set<UserId> users() {
    return entries(Played.class).map(Played::user).collect(toSet());
  }

  private <T extends TruthEntry> Stream<T> entries(Class<T> type) {
    return entries(truth, type);
  }

  private static <T extends TruthEntry> Stream<T> entries(List<TruthEntry> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }
}
