package io.barograph.embedded.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.HostId;
import io.barograph.core.signal.Outcome;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaveOracleTest {
  private static final Instant FROM = Instant.parse("2026-03-01T09:00:00Z");
  private static final Circle OFFICE = new Circle(Circle.By.NETWORK, "10.20.3.0/24");

  private final WaveOracle oracle = new WaveOracle();
  private final Map<UserId, TruthEntry.Member> members = new HashMap<>();

  @Test
  void aWaveIsToldByTheFifthUserIfTheFleetIsSmall() {
    atWork(100, Set.of());
    fail(5);

    assertThat(oracle.tellableAt(wave(Circle.ALL), members)).isEqualTo(FROM.plusSeconds(5));
  }

  @Test
  void fourUsersAreNoWave() {
    atWork(10, Set.of());
    fail(4);

    assertThat(oracle.tellableAt(wave(Circle.ALL), members)).isNull();
  }

  @Test
  void aSmallShareOfAllIsNoWaveUnlessTheyShareSomething() {
    atWork(400, Set.of());
    for (int i = 0; i < 20; i++) {
      members.put(user(i), new TruthEntry.Member(user(i), "0.90.0", Set.of(OFFICE)));
    }
    fail(6);

    assertThat(oracle.tellableAt(wave(Circle.ALL), members)).isNull();
    assertThat(oracle.tellableAt(wave(OFFICE), members)).isEqualTo(FROM.plusSeconds(5));
  }

  @Test
  void failuresOfAnHourAgoDoNotCount() {
    atWork(50, Set.of());
    for (int i = 0; i < 6; i++) {
      oracle.ended(failed(i, FROM.plus(Duration.ofMinutes(9L * i))));
    }

    assertThat(oracle.tellableAt(wave(Circle.ALL), members)).isNull();
  }

  private void atWork(int users, Set<Circle> circles) {
    for (int i = 0; i < users; i++) {
      members.put(user(i), new TruthEntry.Member(user(i), "0.90.0", circles));
      oracle.heard(user(i), FROM.minusSeconds(60));
    }
  }

  private void fail(int users) {
    for (int i = 1; i <= users; i++) {
      oracle.ended(failed(i, FROM.plusSeconds(i)));
    }
  }

  private static TruthEntry.Sequence failed(int user, Instant at) {
    return new TruthEntry.Sequence(
        user(user),
        new HostId("h"),
        null,
        Cause.REFRESH_REJECTED,
        Reason.UNKNOWN,
        Outcome.FAILED,
        0,
        at,
        at,
        false,
        null);
  }

  private static UserId user(int index) {
    return new UserId("user-" + index);
  }

  private static Wave wave(Circle circle) {
    return new Wave(
        "wave-1", Wave.Size.SMALL, circle, FROM, FROM.plus(Duration.ofHours(1)), false, false);
  }
}
