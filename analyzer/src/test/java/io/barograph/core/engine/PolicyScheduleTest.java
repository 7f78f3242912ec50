package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.storm.StormPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyScheduleTest {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final Policies OTHER =
      new Policies(
          Policies.DEFAULT.sequence(),
          new StormPolicy(5, Duration.ofMinutes(10), Duration.ofMinutes(30)),
          Policies.DEFAULT.fleet(),
          Policies.DEFAULT.scope(),
          Policies.DEFAULT.remediation());

  @Test
  void aChangeHoldsFromItsVeryTimeOn() {
    PolicySchedule schedule = changing();

    assertThat(schedule.at(AT.minusNanos(1))).isSameAs(Policies.DEFAULT);
    assertThat(schedule.at(AT)).isSameAs(OTHER);
    assertThat(schedule.at(AT.plusSeconds(1))).isSameAs(OTHER);
  }

  @Test
  void theNextChangeIsTheOneAfterTheTime() {
    PolicySchedule schedule = changing();

    assertThat(schedule.changeAfter(AT.minusNanos(1))).isEqualTo(AT);
    assertThat(schedule.changeAfter(AT)).isNull();
  }

  @Test
  void whatNeverChangesHasNoNextChange() {
    PolicySchedule schedule = PolicySchedule.of(OTHER);

    assertThat(schedule.at(Instant.EPOCH)).isSameAs(OTHER);
    assertThat(schedule.changeAfter(Instant.EPOCH)).isNull();
  }

  private static PolicySchedule changing() {
    SortedMap<Instant, Policies> changes = new TreeMap<>();
    changes.put(AT, OTHER);
    return PolicySchedule.of(Policies.DEFAULT, changes);
  }
}
