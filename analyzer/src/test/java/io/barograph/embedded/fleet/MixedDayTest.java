package io.barograph.embedded.fleet;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Scope;
import io.barograph.embedded.fleet.Diagnosis.Why;
import io.barograph.embedded.fleet.TruthEntry.Completed;
import io.barograph.embedded.fleet.TruthEntry.Member;
import io.barograph.embedded.fleet.TruthEntry.Played;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MixedDayTest {
  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final FleetOptions options =
      FleetOptions.mixedDay(START).withUsers(500).withNoise(0).withSeed(1001);
  private final List<TruthEntry> truth = new SimulatedFleet(options).truth();

  /** Other days, shorter ones. */
  private final List<FleetOptions> days =
      Stream.of(1002, 1003, 1004, 1005, 1006)
          .map(seed -> options.withSeed(seed).withLength(Duration.ofHours(6)))
          .toList();

  private final List<List<TruthEntry>> truths =
      days.stream().map(day -> new SimulatedFleet(day).truth()).toList();

  @Test
  void theSameSeedGivesTheSameLines() {
    assertThat(first(20_000, options)).isEqualTo(first(20_000, options));
    assertThat(first(1000, options)).isNotEqualTo(first(1000, options.withSeed(2)));
  }

  @Test
  void everyStormIsLabelledAndFollowsTheDefinition() {
    assertThat(entries(Storm.class)).isNotEmpty().allMatch(s -> s.diagnosis() != null);
    for (UserId user : entries(Storm.class).map(Storm::user).collect(toSet())) {
      StormOracle oracle = new StormOracle();
      inOrderOfTime(user)
          .forEach(
              entry -> {
                if (entry instanceof Sequence s && s.isRejectedRefresh()) {
                  oracle.failed(s);
                } else if (entry instanceof Completed c) {
                  oracle.completed(c.host(), c.at());
                }
              });
      assertThat(oracle.until(options.end()))
          .isEqualTo(entries(Storm.class).filter(s -> s.user().equals(user)).toList());
    }
  }

  @Test
  void inSomeDaysEverythingHappens() {
    Set<Plot> played =
        Stream.concat(truth.stream(), truths.stream().flatMap(List::stream))
            .filter(Played.class::isInstance)
            .map(entry -> ((Played) entry).scenario())
            .collect(toSet());

    assertThat(played).containsAll(EnumSet.allOf(Ordeal.class));
  }

  @Test
  void troubleByChanceIsRare() {
    List<TruthEntry.Wave> waves = entries(TruthEntry.Wave.class).toList();
    Map<Long, Set<UserId>> failing = new TreeMap<>();
    Map<Long, Set<UserId>> active = new TreeMap<>();
    entries(Completed.class)
        .forEach(c -> active.computeIfAbsent(quarter(c.at()), q -> new TreeSet<>()).add(c.user()));
    entries(Sequence.class)
        .filter(s -> s.isRejectedRefresh() && wave(s.diagnosis()) == null)
        .forEach(
            s -> failing.computeIfAbsent(quarter(s.endedAt()), q -> new TreeSet<>()).add(s.user()));

    assertThat(waves).isNotEmpty();
    assertThat(failing)
        .allSatisfy(
            (quarter, users) ->
                assertThat(users.size())
                    .isLessThanOrEqualTo(
                        Math.max(3, active.getOrDefault(quarter, Set.of()).size() / 50)));
  }

  @Test
  void aWaveStrikesAsManyAsItsSizeSays() {
    EnumSet<Wave.Size> sizes = EnumSet.noneOf(Wave.Size.class);
    for (int i = 0; i < days.size(); i++) {
      List<TruthEntry> happened = truths.get(i);
      for (Wave wave : Cast.of(days.get(i)).waves()) {
        sizes.add(wave.size());
        TruthEntry.Wave struck =
            entries(happened, TruthEntry.Wave.class)
                .filter(w -> w.name().equals(wave.name()))
                .findFirst()
                .orElseThrow();
        double share = struck.victims().size() / (double) options.users();
        switch (wave.size()) {
          case SMALL -> {
            assertThat(share).isBetween(0.003, 0.03);
            assertThat(struck.victims().size()).isGreaterThanOrEqualTo(members(happened, wave) / 3);
          }
          case MIDDLE -> assertThat(share).isBetween(0.035, 0.055);
          case LARGE -> assertThat(share).isBetween(0.45, 0.6);
        }
      }
    }
    assertThat(sizes).containsExactlyInAnyOrder(Wave.Size.values());
  }

  @Test
  void aSuddenWaveStrikesAtOnceAndACreepingOneOverAnHour() {
    for (List<TruthEntry> happened : truths) {
      entries(happened, TruthEntry.Wave.class)
          .filter(wave -> wave.victims().size() > 20)
          .forEach(
              wave -> {
                List<Instant> joined =
                    wave.victims().stream().map(u -> joined(happened, u, wave)).sorted().toList();
                Duration half = Duration.between(wave.from(), joined.get(joined.size() / 2));
                assertThat(half.compareTo(Duration.ofMinutes(15)) > 0).isEqualTo(wave.creeping());
                assertThat(joined.get(joined.size() - 1)).isBefore(wave.to());
              });
    }
  }

  @Test
  void afterAnOutageLoginsWorkAgainAndAfterARevocationSomebodyMustSignIn() {
    assertThat(entries(Storm.class).filter(s -> wave(s.diagnosis()) != null))
        .isNotEmpty()
        .allSatisfy(
            s -> {
              Diagnosis diagnosis = diagnosis(s);
              assertThat(diagnosis.scope()).isEqualTo(Scope.FLEET);
              assertThat(diagnosis.why()).isEqualTo(Why.PROVIDER);
              assertThat(diagnosis.helps().get(0)).isEqualTo(Help.WAIT);
              if (waveOf(diagnosis).revoked()) {
                assertThat(diagnosis.helping()).isEqualTo(Help.SIGN_IN_AGAIN);
              }
            });
    assertThat(entries(Sequence.class).filter(s -> wave(s.diagnosis()) != null))
        .filteredOn(s -> diagnosis(s).helping() == Help.WAIT)
        .allSatisfy(s -> assertThat(s.endedAt()).isBefore(waveOf(diagnosis(s)).to()));
  }

  @Test
  void aSharedLoginFailsOnTwoHostsBeforeItIsAStormOfSeveral() {
    assertThat(entries(Storm.class).filter(s -> diagnosis(s).scope() == Scope.SHARED_LOGIN))
        .isNotEmpty()
        .allSatisfy(
            s -> {
              assertThat(s.reason()).isEqualTo(Reason.REUSED);
              assertThat(
                      entries(Sequence.class)
                          .filter(q -> q.user().equals(s.user()) && q.isRejectedRefresh())
                          .filter(q -> !q.endedAt().isAfter(s.openedAt()))
                          .filter(q -> q.endedAt().isAfter(s.openedAt().minusSeconds(7200)))
                          .map(Sequence::host)
                          .distinct())
                  .hasSizeGreaterThanOrEqualTo(2);
            });
  }

  @Test
  void whoWasIdleWasSilentForEightHours() {
    Map<UserId, List<ShippedLine>> lines = new TreeMap<>();
    Map<UserId, Instant> back =
        entries(Played.class)
            .filter(p -> p.scenario() == Ordeal.LONG_IDLE)
            .collect(toMap(Played::user, Played::at));
    for (ShippedLine line : new SimulatedFleet(options)) {
      if (back.containsKey(line.user())) {
        lines.computeIfAbsent(line.user(), u -> new ArrayList<>()).add(line);
      }
    }

    assertThat(back).hasSizeGreaterThanOrEqualTo(5);
    back.forEach(
        (user, at) ->
            assertThat(lines.get(user))
                .anyMatch(l -> l.arrival().isBefore(at))
                .noneMatch(
                    l ->
                        l.arrival().isBefore(at)
                            && l.arrival().isAfter(at.minus(Duration.ofHours(8)))));
  }

  @Test
  void aLoginDiesAfterTheNetworkChangedOnlyWhereTheShipperTellsIt() {
    Map<UserId, Member> members =
        entries(Member.class).collect(toMap(Member::user, member -> member));

    assertThat(entries(Storm.class).filter(s -> diagnosis(s).why() == Why.NETWORK_CHANGED))
        .isNotEmpty()
        .allSatisfy(
            s ->
                assertThat(Objects.requireNonNull(members.get(s.user())).circles())
                    .anyMatch(circle -> circle.value().startsWith("10.200."))
                    .anyMatch(
                        circle ->
                            circle.by() == Circle.By.NETWORK
                                && !circle.value().startsWith("10.200.")));
  }

  @Test
  void aRefusedRegionIsNoStorm() {
    List<TruthEntry> month = new ArrayList<>(truth);
    truths.forEach(month::addAll);

    assertThat(entries(month, Sequence.class).filter(q -> helps(q.diagnosis(), Help.LEAVE_REGION)))
        .isNotEmpty()
        .noneMatch(Sequence::isRejectedRefresh);
    assertThat(entries(month, Storm.class)).noneMatch(s -> helps(s.diagnosis(), Help.LEAVE_REGION));
  }

  @Test
  void someShippersTellAllSomeALittleAndSomeNothing() {
    List<Surroundings> told =
        first(60_000, options).stream().map(ShippedLine::surroundings).distinct().toList();

    assertThat(told)
        .contains(Surroundings.UNTOLD)
        .anyMatch(s -> s.address() != null && s.region() != null && s.os() != null)
        .anyMatch(s -> s.address() != null && s.region() == null)
        .anyMatch(s -> s.address() == null && s.group() != null)
        .anyMatch(s -> s.account() != null);
  }

  @Test
  void nearlyAllLinesMayBeNoise() {
    FleetOptions quiet = options.withUsers(200).withLength(Duration.ofHours(3));
    Instant half = START.plus(Duration.ofMinutes(30));

    assertThat(1 - linesUntil(half, quiet) / (double) linesUntil(half, quiet.withNoise(0.99)))
        .isBetween(0.98, 0.995);
  }

  @Test
  void aDayAndANightAreWorkedInShifts() {
    List<Person> staff = new Staff(options.withLength(Duration.ofHours(24))).hire();
    Instant night = START.plus(Duration.ofHours(20));

    assertThat(staff.stream().filter(p -> p.isAtWork(night, night)).count())
        .isBetween(staff.size() / 4L, staff.size() / 2L);
    assertThat(new Staff(options).hire()).allMatch(p -> p.leaves().equals(options.end()));
  }

  private static long linesUntil(Instant until, FleetOptions options) {
    long lines = 0;
    for (ShippedLine line : new SimulatedFleet(options)) {
      if (line.arrival().isAfter(until)) {
        return lines;
      }
      lines++;
    }
    return lines;
  }

  private static List<ShippedLine> first(int count, FleetOptions options) {
    List<ShippedLine> lines = new ArrayList<>();
    for (ShippedLine line : new SimulatedFleet(options)) {
      lines.add(line);
      if (lines.size() == count) {
        return lines;
      }
    }
    return lines;
  }

  private static Instant joined(List<TruthEntry> all, UserId user, TruthEntry.Wave wave) {
    return entries(all, Sequence.class)
        .filter(s -> s.user().equals(user) && wave.name().equals(wave(s.diagnosis())))
        .map(Sequence::startedAt)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static int members(List<TruthEntry> all, Wave wave) {
    return (int)
        entries(all, Member.class).filter(m -> m.circles().contains(wave.circle())).count();
  }

  private TruthEntry.Wave waveOf(Diagnosis diagnosis) {
    return entries(TruthEntry.Wave.class)
        .filter(w -> w.name().equals(diagnosis.wave()))
        .findFirst()
        .orElseThrow();
  }

  private Stream<TruthEntry> inOrderOfTime(UserId user) {
    return truth.stream()
        .filter(
            e ->
                (e instanceof Sequence s && s.user().equals(user))
                    || (e instanceof Completed c && c.user().equals(user)))
        .sorted(
            Comparator.comparing(
                e -> e instanceof Sequence s ? s.endedAt() : ((Completed) e).at()));
  }

  private static long quarter(Instant at) {
    return Duration.between(START, at).dividedBy(QUARTER);
  }

  private static @Nullable String wave(@Nullable Diagnosis diagnosis) {
    return diagnosis == null ? null : diagnosis.wave();
  }

  private static boolean helps(@Nullable Diagnosis diagnosis, Help help) {
    return diagnosis != null && diagnosis.helps().contains(help);
  }

  private static Diagnosis diagnosis(Storm storm) {
    return Objects.requireNonNull(storm.diagnosis());
  }

  private static Diagnosis diagnosis(Sequence sequence) {
    return Objects.requireNonNull(sequence.diagnosis());
  }

  private <T extends TruthEntry> Stream<T> entries(Class<T> type) {
    return entries(truth, type);
  }

  private static <T extends TruthEntry> Stream<T> entries(List<TruthEntry> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }
}
