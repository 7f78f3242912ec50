package io.barograph.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.sink.AlertLedger.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertLedgerTest {
  private static final Duration RESEND = Duration.ofMinutes(1);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final StormAlert ANN = Rows.alert(Rows.storm("ann"));
  private static final StormAlert BOB = Rows.alert(Rows.storm("bob"));

  private final AlertLedger ledger = new AlertLedger(RESEND);

  @Test
  void aNewStormIsPostedAtOnceAndEndsByItselfAfterFourResends() {
    assertThat(ledger.due(List.of(ANN), NOON))
        .containsExactly(new Posting(ANN, NOON.plus(RESEND.multipliedBy(4)), false));
  }

  @Test
  void whatWasNotAcceptedStaysDue() {
    ledger.due(List.of(ANN), NOON);

    assertThat(ledger.due(List.of(ANN), NOON.plusSeconds(1))).hasSize(1);
    assertThat(ledger.held()).isZero();
  }

  @Test
  void anOpenStormIsPostedAgainAfterAResend() {
    accept(List.of(ANN), NOON);

    assertThat(ledger.due(List.of(ANN), NOON.plusSeconds(29))).isEmpty();
    assertThat(ledger.idle(NOON.plusSeconds(29))).isEqualTo(Duration.ofSeconds(31));
    assertThat(ledger.due(List.of(ANN), NOON.plus(RESEND)))
        .containsExactly(new Posting(ANN, NOON.plus(RESEND.multipliedBy(5)), false));
    assertThat(ledger.held()).isEqualTo(1);
  }

  @Test
  void whatWasToldOneAfterAnotherGoesTogether() {
    accept(List.of(ANN), NOON);
    accept(List.of(ANN, BOB), NOON.plusSeconds(20));

    assertThat(ledger.due(List.of(ANN, BOB), NOON.plus(RESEND))).hasSize(2);
  }

  @Test
  void anAlertThatGrewIsNotPostedBeforeItsTime() {
    accept(List.of(ANN), NOON);
    StormAlert grown = Rows.alert(Rows.storm("ann").put("failedSequences", 40));

    assertThat(ledger.due(List.of(grown), NOON.plusSeconds(1))).isEmpty();
    assertThat(ledger.due(List.of(grown), NOON.plus(RESEND)))
        .extracting(Posting::alert)
        .containsExactly(grown);
  }

  @Test
  void aStormThatCalmedIsEndedAtOnceAndOnceMore() {
    accept(List.of(ANN, BOB), NOON);
    Instant calm = NOON.plusSeconds(10);
    Posting end = new Posting(ANN, calm, true);

    assertThat(ledger.due(List.of(BOB), calm)).containsExactly(end);
    assertThat(ledger.held()).isEqualTo(1);
    ledger.accepted(List.of(end), calm);
    assertThat(ledger.due(List.of(BOB), calm.plusSeconds(1))).isEmpty();
    accept(List.of(BOB), calm.plusSeconds(30));
    assertThat(ledger.due(List.of(BOB), calm.plusSeconds(31))).isEmpty();
    assertThat(ledger.idle(calm.plusSeconds(31))).isEqualTo(Duration.ofSeconds(59));
  }

  @Test
  void anEndIsRepeatedUntilItIsAcceptedOrTheAlertHasEndedByItself() {
    accept(List.of(ANN), NOON);
    Instant calm = NOON.plusSeconds(10);
    ledger.due(List.of(), calm);

    assertThat(ledger.due(List.of(), calm.plusSeconds(5)))
        .containsExactly(new Posting(ANN, calm, true));
    assertThat(ledger.due(List.of(), NOON.plus(RESEND.multipliedBy(4)))).isEmpty();
  }

  @Test
  void aStormThatNeverArrivedIsNotEnded() {
    ledger.due(List.of(ANN), NOON);

    assertThat(ledger.due(List.of(), NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void whereALabelChangesTheOldAlertIsEndedAndAnotherBegins() {
    accept(List.of(ANN), NOON);
    StormAlert judged = Rows.alert(Rows.storm("ann").put("scope", "shared_login"));
    Instant later = NOON.plusSeconds(10);

    assertThat(ledger.due(List.of(judged), later))
        .containsExactlyInAnyOrder(
            new Posting(judged, later.plus(RESEND.multipliedBy(4)), false),
            new Posting(ANN, later, true));
  }

  @Test
  void anAlertThatComesBackIsOpenAgain() {
    accept(List.of(ANN), NOON);
    accept(List.of(), NOON.plusSeconds(1));

    assertThat(ledger.due(List.of(ANN), NOON.plusSeconds(2)))
        .extracting(Posting::over)
        .containsExactly(false);
  }

  @Test
  void aClockThatGoesBackKeepsNoAlertFromBeingPosted() {
    accept(List.of(ANN), NOON);
    Instant back = NOON.minus(Duration.ofHours(2));

    assertThat(ledger.due(List.of(ANN), back)).hasSize(1);
    assertThat(ledger.idle(back)).isEqualTo(RESEND);
  }

  private void accept(List<StormAlert> open, Instant now) {
    ledger.accepted(ledger.due(open, now), now);
  }
}
