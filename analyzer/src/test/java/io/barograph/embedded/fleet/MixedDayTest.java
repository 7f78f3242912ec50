package io.barograph.embedded.fleet;

import static io.barograph.embedded.fleet.MixedDay.diagnosis;
import static io.barograph.embedded.fleet.MixedDay.wave;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A mixed day is what its truth says, and its truth is what the words mean. */
class MixedDayTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final MixedDay day = MixedDay.WHOLE;
  private final FleetOptions options = day.options();

  @Test
  void theSameSeedGivesTheSameLines() {
    assertThat(first(20_000, options)).isEqualTo(first(20_000, options));
    assertThat(first(1000, options)).isNotEqualTo(first(1000, options.withSeed(2)));
  }

  @Test
  void everyStormIsLabelledAndFollowsTheDefinition() {
    assertThat(day.entries(Storm.class)).isNotEmpty().allMatch(s -> s.diagnosis() != null);
    for (UserId user : day.entries(Storm.class).map(Storm::user).collect(toSet())) {
      StormOracle oracle = new StormOracle();
      day.inOrderOfTime(user)
          .forEach(
              entry -> {
                if (entry instanceof Sequence s && s.isRejectedRefresh()) {
                  oracle.failed(s);
                } else if (entry instanceof Completed c) {
                  oracle.completed(c.host(), c.at());
                }
              });
      assertThat(oracle.until(options.end()))
          .isEqualTo(day.entries(Storm.class).filter(s -> s.user().equals(user)).toList());
    }
  }

  @Test
  void inSomeDaysEverythingHappens() {
    Set<Plot> played =
        MixedDay.all().flatMap(d -> d.entries(Played.class)).map(Played::scenario).collect(toSet());

    assertThat(played).containsAll(EnumSet.allOf(Ordeal.class));
  }

  @Test
  void troubleByChanceIsRare() {
    List<TruthEntry.Wave> waves = day.entries(TruthEntry.Wave.class).toList();
    Map<Long, Set<UserId>> failing = new TreeMap<>();
    Map<Long, Set<UserId>> active = new TreeMap<>();
    day.entries(Completed.class)
        .forEach(c -> active.computeIfAbsent(quarter(c.at()), q -> new TreeSet<>()).add(c.user()));
    day.entries(Sequence.class)
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
  void aSharedLoginFailsOnTwoHostsBeforeItIsAStormOfSeveral() {
    assertThat(day.entries(Storm.class).filter(s -> diagnosis(s).scope() == Scope.SHARED_LOGIN))
        .isNotEmpty()
        .allSatisfy(
            s -> {
              assertThat(s.reason()).isEqualTo(Reason.REUSED);
              assertThat(
                      day.entries(Sequence.class)
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
        day.entries(Played.class)
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
        day.entries(Member.class).collect(toMap(Member::user, member -> member));

    assertThat(day.entries(Storm.class).filter(s -> diagnosis(s).why() == Why.NETWORK_CHANGED))
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
    assertThat(
            MixedDay.all()
                .flatMap(d -> d.entries(Sequence.class))
                .filter(q -> helps(q.diagnosis(), Help.LEAVE_REGION)))
        .isNotEmpty()
        .noneMatch(Sequence::isRejectedRefresh);
    assertThat(MixedDay.all().flatMap(d -> d.entries(Storm.class)))
        .noneMatch(s -> helps(s.diagnosis(), Help.LEAVE_REGION));
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
    Instant half = MixedDay.START.plus(Duration.ofMinutes(30));

    assertThat(1 - linesUntil(half, quiet) / (double) linesUntil(half, quiet.withNoise(0.99)))
        .isBetween(0.98, 0.995);
  }

  @Test
  void aDayAndANightAreWorkedInShifts() {
    List<Person> staff = new Staff(options.withLength(Duration.ofHours(24))).hire();
    Instant night = MixedDay.START.plus(Duration.ofHours(20));

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

  private static long quarter(Instant at) {
    return Duration.between(MixedDay.START, at).dividedBy(QUARTER);
  }

  private static boolean helps(@Nullable Diagnosis diagnosis, Help help) {
    return diagnosis != null && diagnosis.helps().contains(help);
  }
}
