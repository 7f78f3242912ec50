package io.barograph.embedded.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import io.barograph.embedded.fleet.TruthEntry.Ending;
import io.barograph.embedded.fleet.TruthEntry.Sequence;
import io.barograph.embedded.fleet.TruthEntry.Storm;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StormOracleTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final HostId LAPTOP = new HostId("laptop");
  private static final HostId DESKTOP = new HostId("desktop");

  private final StormOracle oracle = new StormOracle();

  @Test
  void twoFailuresAreNoStorm() {
    fails(LAPTOP, 0, 1);

    assertThat(stormsUntil(60)).isEmpty();
  }

  @Test
  void theThirdFailureWithinTheWindowOpensOneStormAndLaterOnesAreCounted() {
    fails(LAPTOP, 0, 4, 9, 12);

    List<Storm> storms = stormsUntil(20);

    assertThat(storms).hasSize(1);
    assertThat(storms.get(0).openedAt()).isEqualTo(at(9));
    assertThat(storms.get(0).failedSequences()).isEqualTo(4);
    assertThat(storms.get(0).attempts()).isEqualTo(20);
    assertThat(storms.get(0).ending()).isEqualTo(Ending.OPEN);
    assertThat(storms.get(0).calmedAt()).isNull();
  }

  @Test
  void threeFailuresSpreadOverMoreThanTheWindowAreNoStorm() {
    fails(LAPTOP, 0, 6, 12, 18, 24);

    assertThat(stormsUntil(60)).isEmpty();
  }

  @Test
  void aCompletedTurnUndoesTheFailuresOfItsHostAlone() {
    fails(LAPTOP, 0);
    fails(DESKTOP, 1);
    oracle.completed(LAPTOP, at(2));
    fails(DESKTOP, 3);
    assertThat(stormsUntil(4)).isEmpty();

    fails(DESKTOP, 5);
    assertThat(stormsUntil(6)).hasSize(1);
  }

  @Test
  void aStormIsOverWhenEveryHostThatFailedHasCompletedATurn() {
    fails(LAPTOP, 0, 1);
    fails(DESKTOP, 2);
    oracle.completed(LAPTOP, at(3));
    fails(LAPTOP, 4);
    oracle.completed(DESKTOP, at(5));
    oracle.completed(LAPTOP, at(6));

    Storm storm = stormsUntil(60).get(0);

    assertThat(storm.ending()).isEqualTo(Ending.RECOVERED);
    assertThat(storm.calmedAt()).isEqualTo(at(6));
    assertThat(storm.hosts()).containsExactly(DESKTOP, LAPTOP);
  }

  @Test
  void aStormWithoutAFailureForHalfAnHourIsStale() {
    fails(LAPTOP, 0, 1, 2);
    oracle.completed(LAPTOP, at(33));

    Storm storm = stormsUntil(60).get(0);

    assertThat(storm.ending()).isEqualTo(Ending.STALE);
    assertThat(storm.calmedAt()).isEqualTo(at(32));
  }

  private void fails(HostId host, int... minutes) {
    for (int minute : minutes) {
      oracle.failed(
          new Sequence(
              new UserId("alice"),
              host,
              null,
              Cause.REFRESH_REJECTED,
              Reason.REUSED,
              Outcome.FAILED,
              5,
              at(minute).minusSeconds(10),
              at(minute),
              false,
              null));
    }
  }

  private List<Storm> stormsUntil(int minute) {
    return oracle.until(at(minute));
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }
}
