package io.barograph.embedded.fleet;

import static io.barograph.embedded.fleet.MixedDay.diagnosis;
import static io.barograph.embedded.fleet.MixedDay.wave;
import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Scope;
import io.barograph.embedded.fleet.Diagnosis.Why;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a wave of a mixed day strikes, how fast, and what helps after it. */
class MixedDayWavesTest {
  @Test
  void aWaveStrikesAsManyAsItsSizeSays() {
    EnumSet<Wave.Size> sizes = EnumSet.noneOf(Wave.Size.class);
    for (MixedDay day : MixedDay.OTHERS) {
      for (Wave wave : Cast.of(day.options()).waves()) {
        sizes.add(wave.size());
        TruthEntry.Wave struck =
            day.entries(TruthEntry.Wave.class)
                .filter(w -> w.name().equals(wave.name()))
                .findFirst()
                .orElseThrow();
        double share = struck.victims().size() / (double) day.options().users();
        switch (wave.size()) {
          case SMALL -> {
            assertThat(share).isBetween(0.003, 0.03);
            assertThat(struck.victims().size()).isGreaterThanOrEqualTo(day.members(wave) / 3);
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
    for (MixedDay day : MixedDay.OTHERS) {
      day.entries(TruthEntry.Wave.class)
          .filter(wave -> wave.victims().size() > 20)
          .forEach(
              wave -> {
                List<Instant> joined =
                    wave.victims().stream().map(u -> day.joined(u, wave)).sorted().toList();
                Duration half = Duration.between(wave.from(), joined.get(joined.size() / 2));
                assertThat(half.compareTo(Duration.ofMinutes(15)) > 0).isEqualTo(wave.creeping());
                assertThat(joined.get(joined.size() - 1)).isBefore(wave.to());
              });
    }
  }

  @Test
  void afterAnOutageLoginsWorkAgainAndAfterARevocationSomebodyMustSignIn() {
    assertThat(MixedDay.WHOLE.entries(Storm.class).filter(s -> wave(s.diagnosis()) != null))
        .isNotEmpty()
        .allSatisfy(
            s -> {
              Diagnosis diagnosis = diagnosis(s);
              assertThat(diagnosis.scope()).isEqualTo(Scope.FLEET);
              assertThat(diagnosis.why()).isEqualTo(Why.PROVIDER);
              assertThat(diagnosis.helps().get(0)).isEqualTo(Help.WAIT);
              if (MixedDay.WHOLE.waveOf(diagnosis).revoked()) {
                assertThat(diagnosis.helping()).isEqualTo(Help.SIGN_IN_AGAIN);
              }
            });
    assertThat(MixedDay.WHOLE.entries(Sequence.class).filter(s -> wave(s.diagnosis()) != null))
        .filteredOn(s -> diagnosis(s).helping() == Help.WAIT)
        .allSatisfy(
            s -> assertThat(s.endedAt()).isBefore(MixedDay.WHOLE.waveOf(diagnosis(s)).to()));
  }
}
