package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.TruthEntry.Completed;
import io.barograph.embedded.fleet.TruthEntry.Member;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What really happened on a day of a simulated fleet of 500. */
record MixedDay(FleetOptions options, List<TruthEntry> truth) {
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  static final MixedDay WHOLE =
      of(FleetOptions.mixedDay(START).withUsers(500).withNoise(0).withSeed(1001));

  /** Other days, shorter ones. */
  static final List<MixedDay> OTHERS =
      Stream.of(1002, 1003, 1004, 1005, 1006)
          .map(seed -> WHOLE.options.withSeed(seed).withLength(Duration.ofHours(6)))
          .map(MixedDay::of)
          .toList();

  private static MixedDay of(FleetOptions options) {
    return new MixedDay(options, new SimulatedFleet(options).truth());
  }

  static Stream<MixedDay> all() {
    return Stream.concat(Stream.of(WHOLE), OTHERS.stream());
  }

  <T extends TruthEntry> Stream<T> entries(Class<T> type) {
    return truth.stream().filter(type::isInstance).map(type::cast);
  }

  /** The wave that is said to be the cause. */
  TruthEntry.Wave waveOf(Diagnosis diagnosis) {
    return entries(TruthEntry.Wave.class)
        .filter(w -> w.name().equals(diagnosis.wave()))
        .findFirst()
        .orElseThrow();
  }

  /** How many live in the circle that the wave strikes. */
  int members(Wave wave) {
    return (int) entries(Member.class).filter(m -> m.circles().contains(wave.circle())).count();
  }

  /** When a victim of the wave first failed by it. */
  Instant joined(UserId user, TruthEntry.Wave wave) {
    return entries(Sequence.class)
        .filter(s -> s.user().equals(user) && wave.name().equals(wave(s.diagnosis())))
        .map(Sequence::startedAt)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Turns that ended in trouble and turns that completed. */
  Stream<TruthEntry> inOrderOfTime(UserId user) {
    return truth.stream()
        .filter(
            e ->
                (e instanceof Sequence s && s.user().equals(user))
                    || (e instanceof Completed c && c.user().equals(user)))
        .sorted(
            Comparator.comparing(
                e -> e instanceof Sequence s ? s.endedAt() : ((Completed) e).at()));
  }

  static @Nullable String wave(@Nullable Diagnosis diagnosis) {
    return diagnosis == null ? null : diagnosis.wave();
  }

  static Diagnosis diagnosis(Storm storm) {
    return Objects.requireNonNull(storm.diagnosis());
  }

  static Diagnosis diagnosis(Sequence sequence) {
    return Objects.requireNonNull(sequence.diagnosis());
  }
}
