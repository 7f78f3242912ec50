package io.barograph.command.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheyNeed() {
    assertThat(table().lines(100))
        .containsExactly(
            "user      failed  reason   advice",
            "dana           3  reused   sign_in_again",
            "漢字漢字      12  expired  wait");
  }

  @Test
  void whereThereIsLessRoomTheWidestIsCut() {
    assertThat(table().lines(36))
        .containsExactly(
            "user      failed  reason   advice",
            "dana           3  reused   sign_in_…",
            "漢字漢字      12  expired  wait");
  }

  @Test
  void whereThereIsLittleRoomTheLeastImportantGo() {
    assertThat(table().lines(20))
        .containsExactly("user      advice", "dana      sign_in_a…", "漢字漢字  wait");
  }

  @Test
  void noLineIsEverWider() {
    for (int width = 1; width < 60; width++) {
      int room = width;
      assertThat(table().lines(width)).hasSize(3).allMatch(line -> Letters.width(line) <= room);
    }
  }

  @Test
  void aCellCannotBreakTheTable() {
    Table table = new Table(Letters.UNICODE, List.of(Table.Column.words("user", 0, 6)));

    assertThat(table.row("a\nb\u001b[31m").lines(80)).containsExactly("user", "a?b?[31m");
  }

  private static Table table() {
    return new Table(
            Letters.UNICODE,
            List.of(
                Table.Column.words("user", 0, 6),
                Table.Column.numbers("failed", 1),
                Table.Column.words("reason", 2, 7),
                Table.Column.words("advice", 0, 6)))
        .row("dana", "3", "reused", "sign_in_again")
        .row("漢字漢字", "12", "expired", "wait");
  }
}
