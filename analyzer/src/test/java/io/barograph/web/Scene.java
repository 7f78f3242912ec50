package io.barograph.web;

import static io.barograph.board.Telling.START;
import static io.barograph.board.Telling.advised;
import static io.barograph.board.Telling.calmed;
import static io.barograph.board.Telling.failed;
import static io.barograph.board.Telling.incident;
import static io.barograph.board.Telling.opened;
import static io.barograph.board.Telling.stands;
import static io.barograph.board.Telling.withdrawn;

import java.time.Duration;
import java.time.Instant;

/** An evening: three dead logins, a wave of the provider, storms that calmed. */
final class Scene {
  private static final Instant NOON = START.minus(Duration.ofHours(9));
  private static final Instant WAVE = START.minus(Duration.ofMinutes(6));

  private Scene() {}

  static void play(ServedBoard board) {
    dana(board);
    Instant lee = START.minus(Duration.ofMinutes(17));
    board.tell(opened("lee", lee), stands("lee", lee, null));
    board.tell(advised("lee", lee, Duration.ofMinutes(4), 1, "sign_in_again"));
    for (String user : new String[] {"mia", "noor", "otto"}) {
      board.tell(opened(user, WAVE), stands(user, WAVE, "in_227vmc63iljckqau"));
      board.tell(advised(user, WAVE, Duration.ofMinutes(5), 0, "wait"));
    }
    board.tell(incident("in_227vmc63iljckqau", WAVE.plusSeconds(120), null));
    board.tell(incident("in_older", NOON, NOON.plus(Duration.ofMinutes(42))));
    for (String user : new String[] {"pat", "quinn"}) {
      Instant onset = NOON.plus(Duration.ofHours(user.length()));
      boolean worked = user.equals("pat");
      board.tell(calmed(user, onset, Duration.ofMinutes(31), worked ? "recovered" : "stale"));
      board.tell(advised(user, onset, Duration.ofMinutes(4), 1, "sign_in_again"));
      if (worked) {
        board.tell(
            withdrawn(
                user, onset, Duration.ofMinutes(4), Duration.ofMinutes(31), "recovered", "worked"));
      }
    }
    board.tell(failed("rae", "rae-desk", START.minusSeconds(200)));
    board.tell(failed("sam", "sam-laptop", START));
    board.board().caughtUp();
  }

  /** Her first advice did not help. */
  private static void dana(ServedBoard board) {
    Instant onset = START.minus(Duration.ofMinutes(48));
    for (int minute = 0; minute < 40; minute += 8) {
      board.tell(failed("dana", "dana-laptop", onset.plus(Duration.ofMinutes(minute))));
    }
    board.tell(opened("dana", onset), stands("dana", onset, null));
    board.tell(advised("dana", onset, Duration.ofMinutes(4), 1, "sign_in_again"));
    board.tell(advised("dana", onset, Duration.ofMinutes(34), 2, "reset_local_state"));
  }
}
