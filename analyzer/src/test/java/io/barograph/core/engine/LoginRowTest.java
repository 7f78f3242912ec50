package io.barograph.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where the index of deadlines has a login. */
class LoginRowTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(3600);

  private final LoginRow row = new LoginRow(GeneratedSignals.LOGIN);

  @Test
  void aNewRowIsInNoIndex() {
    assertThat(row.deadlines()).isEmpty();
    assertThat(row.isLaterThan(LATER)).isTrue();
  }

  @Test
  void anEarlierDeadlineStandsBesideTheLaterOne() {
    row.indexed(LATER);
    assertThat(row.isLaterThan(LATER.plusSeconds(1))).isFalse();
    row.indexed(NOON);

    assertThat(row.deadlines()).containsExactly(NOON, LATER);
    row.reached(NOON);
    assertThat(row.deadlines()).containsExactly(LATER);
    assertThat(row.isLaterThan(LATER)).isFalse();
    row.reached(LATER);
    assertThat(row.deadlines()).isEmpty();
  }

  @Test
  void anEntryBeforeTheOneThatCountsIsALookAndNothingElse() {
    row.indexed(LATER);
    row.reached(NOON);

    assertThat(row.deadlines()).containsExactly(LATER);
  }

  @Test
  void anEntryThatWasLostIsNotWaitedFor() {
    row.indexed(LATER);
    row.indexed(NOON);
    row.reached(LATER);

    assertThat(row.deadlines()).isEmpty();
  }

  @Test
  void itIsReadAsItWasPacked() {
    row.indexed(LATER);
    row.indexed(NOON);

    LoginRow read = LoginRow.unpack(GeneratedSignals.LOGIN, row.pack());
    assertThat(read.deadlines()).containsExactly(NOON, LATER);
    assertThat(read.pack()).isEqualTo(row.pack());
  }
}
