package io.barograph.embedded.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetOptionsTest {
  private final FleetOptions options =
      FleetOptions.startingAt(Instant.parse("2026-03-01T08:00:00.123456789Z"));

  @Test
  void theBoundsThemselvesAreAllowed() {
    FleetOptions widest =
        options
            .withUsers(100_000)
            .withLength(FleetOptions.ENDLESS)
            .withNoise(0.999)
            .withDuplicates(0.2)
            .withDisorder(Duration.ofHours(1))
            .withSkewedClocks(1.0)
            .withHealthyRuns(10_000)
            .withSeed(-1);

    assertThat(widest.users()).isEqualTo(100_000);
    assertThat(widest.withUsers(1).withNoise(0).withDuplicates(0).noise()).isZero();
  }

  @Test
  void aValueOutOfBoundsIsRefusedWithItsNameAndBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withUsers(0))
        .withMessage("fleet users must be 1 to 100000 but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withNoise(1.0))
        .withMessage("fleet noise must be 0.0 to 0.999 but was 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withNoise(Double.NaN))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withDisorder(Duration.ofHours(2)))
        .withMessage("fleet disorder must be PT0S to PT1H but was PT2H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withLength(Duration.ZERO))
        .withMessageContaining("fleet length must be PT1M");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withUsers(1).withOpenings(List.of(Scenario.values())))
        .withMessageContaining("fleet openings must be 0 to 1");
  }

  @Test
  void aMixedDayIsBoundedMoreNarrowly() {
    FleetOptions day = FleetOptions.mixedDay(options.start());

    assertThat(day.withUsers(200).withLength(Duration.ofHours(3)).users()).isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> day.withUsers(199))
        .withMessage("fleet users of a mixed day must be 200 to 5000 but was 199");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> day.withLength(Duration.ofHours(25)))
        .withMessage("fleet length of a mixed day must be PT3H to PT24H but was PT25H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> day.withOpenings(List.of(Scenario.DEAD_LOGIN)))
        .withMessageContaining("openings of a mixed day");
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    assertThat(options.start()).isEqualTo(Instant.parse("2026-03-01T08:00:00.123456Z"));
  }
}
