package io.barograph.embedded.fleet;

import java.time.Duration;
import java.time.Instant;

/**
 * The provider refuses the login for a while, whoever asks; then it works again, without a sign-in.
 * All who play the same one are its victims together.
 *
 * @param from work goes well until then
 * @param to after {@code from}
 */
public record Outage(Instant from, Instant to) implements Plot {
  /** Longer than a turn takes: whoever begins one earlier is done in time. */
  private static final Duration TURN = Duration.ofMinutes(6);

  @Override
  public String label() {
    return "outage";
  }

  @Override
  public void playAt(Desk desk) {
    while (desk.now().isBefore(from.minus(TURN))) {
      desk.works();
    }
    desk.waitsUntil(from);
    Take dead = desk.deadLogin();
    while (desk.now().isBefore(to)) {
      desk.plays(dead);
      desk.pauses(Duration.ofSeconds(10), Duration.ofSeconds(50));
    }
    desk.completes();
  }
}
