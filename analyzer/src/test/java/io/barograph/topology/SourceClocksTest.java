package io.barograph.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceClocksTest {
  private static final Duration IDLE_AFTER = Duration.ofSeconds(5);
  private static final Instant WALL = Instant.parse("2026-03-01T10:00:00Z");

  private final SourceClocks clocks = new SourceClocks(Set.of("a", "b"), IDLE_AFTER, WALL);

  @Test
  void timeIsUnknownBeforeAnythingIsHeard() {
    assertThat(clocks.now(wall(0))).isEqualTo(Instant.MIN);
    assertThat(clocks.now(wall(3600))).isEqualTo(Instant.MIN);
  }

  @Test
  void aSourceThatIsExpectedAndUnheardHoldsTimeBack() {
    clocks.heard("a", event(100), wall(1));

    assertThat(clocks.now(wall(1))).isEqualTo(Instant.MIN);
  }

  @Test
  void aSourceThatIsExpectedHoldsTimeBackUntilItsReaderSaysThatItIsIdle() {
    clocks.heard("a", event(100), wall(4));
    assertThat(clocks.now(wall(60))).isEqualTo(Instant.MIN);

    clocks.idle("b", wall(60));
    assertThat(clocks.now(wall(60))).isEqualTo(event(100));
  }

  @Test
  void theSlowestSourceTellsTheTime() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(40), wall(1));
    assertThat(clocks.now(wall(1))).isEqualTo(event(40));

    clocks.heard("b", event(90), wall(2));
    assertThat(clocks.now(wall(2))).isEqualTo(event(90));

    clocks.heard("b", event(200), wall(3));
    assertThat(clocks.now(wall(3))).isEqualTo(event(100));
  }

  @Test
  void aSourceThatNobodyExpectedCountsOnceItIsHeard() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(100), wall(1));
    clocks.heard("c", event(50), wall(1));

    assertThat(clocks.now(wall(1))).isEqualTo(event(50));
  }

  @Test
  void aSourceThatGoesIdleHoldsNobodyBackUntilItIsReadAgain() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(40), wall(1));
    clocks.idle("b", wall(6));
    assertThat(clocks.now(wall(6))).isEqualTo(event(100));

    clocks.heard("b", event(110), wall(7));
    clocks.heard("a", event(120), wall(7));
    assertThat(clocks.now(wall(7))).isEqualTo(event(110));
  }

  @Test
  void silenceAloneIsNotIdleness() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(40), wall(1));
    clocks.heard("a", event(200), wall(90));

    assertThat(clocks.now(wall(90))).isEqualTo(event(40));
  }

  @Test
  void aSourceThatNobodyReadsAnyMoreHoldsNobodyBack() {
    long gone = SourceClocks.GONE_AFTER.toSeconds();
    clocks.heard("a", event(100), wall(0));
    clocks.heard("b", event(40), wall(0));
    clocks.heard("a", event(200), wall(gone));

    assertThat(clocks.now(wall(gone))).isEqualTo(event(200));
  }

  @Test
  void aSourceOfBeforeTheRestartThatIsExpectedNoMoreHoldsNobodyBack() {
    clocks.known("a", event(100), wall(0));
    clocks.known("removed", event(10), wall(0));
    clocks.heard("b", event(120), wall(1));

    assertThat(clocks.now(wall(1))).isEqualTo(event(100));
  }

  @Test
  void whenAllAreIdleTheWallClockMovesTimeOn() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(40), wall(2));
    clocks.idle("a", wall(6));
    clocks.idle("b", wall(6));

    assertThat(clocks.now(wall(6))).isEqualTo(event(104));
    assertThat(clocks.now(wall(9))).isEqualTo(event(107));
  }

  @Test
  void afterAPauseTheWallClockMovesTimeOnStepByStepSoThatInputComesFirst() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(100), wall(1));
    clocks.idle("a", wall(6));
    clocks.idle("b", wall(6));
    assertThat(clocks.now(wall(6))).isEqualTo(event(105));

    assertThat(clocks.now(wall(3600))).isEqualTo(event(105).plus(IDLE_AFTER));
  }

  @Test
  void timeNeverGoesBack() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(100), wall(1));
    clocks.idle("a", wall(6));
    clocks.idle("b", wall(6));
    Instant idle = clocks.now(wall(60));

    clocks.heard("a", event(101), wall(61));
    clocks.heard("b", event(101), wall(61));

    assertThat(clocks.now(wall(61))).isEqualTo(idle);
  }

  @Test
  void anEarlierTimeOfASourceChangesNothing() {
    clocks.heard("a", event(100), wall(1));
    clocks.heard("b", event(90), wall(1));
    clocks.heard("b", event(10), wall(2));

    assertThat(clocks.now(wall(2))).isEqualTo(event(90));
  }

  @Test
  void aSourceThatStaysFarBehindHoldsNobodyBackOnceThePatienceIsOver() {
    long patience = SourceClocks.PATIENCE.toSeconds();
    long far = SourceClocks.FAR_BEHIND.toSeconds();
    clocks.heard("b", event(0), wall(0));
    for (long second = 0; second < patience; second++) {
      clocks.heard("a", event(far + second), wall(second));
      clocks.heard("b", event(0), wall(second));
      assertThat(clocks.now(wall(second))).isEqualTo(event(0));
    }

    clocks.heard("a", event(far + patience), wall(patience));
    clocks.heard("b", event(0), wall(patience));
    assertThat(clocks.now(wall(patience))).isEqualTo(event(far + patience));
  }

  @Test
  void aSourceThatCatchesUpInTimeIsWaitedFor() {
    long patience = SourceClocks.PATIENCE.toSeconds();
    long far = SourceClocks.FAR_BEHIND.toSeconds();
    for (long second = 0; second <= 2 * patience; second++) {
      clocks.heard("a", event(2 * far), wall(second));
      clocks.heard("b", event(far * second / (patience - 10)), wall(second));
      clocks.now(wall(second));
      if (second == patience - 5) {
        assertThat(clocks.now(wall(second))).isBefore(event(2 * far));
      }
    }

    assertThat(clocks.now(wall(2 * patience))).isEqualTo(event(2 * far));
  }

  private static Instant wall(long seconds) {
    return WALL.plusSeconds(seconds);
  }

  private static Instant event(long seconds) {
    return Instant.parse("2026-02-01T00:00:00Z").plusSeconds(seconds);
  }
}
