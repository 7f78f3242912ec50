package io.barograph.topology;

import java.time.Duration;
import java.util.List;

/**
 * A morning on the test driver: one login dies by itself and its advice holds; then the provider
 * fails five more, and it ends.
 */
final class TroubledFleet {
  static final String ALONE = "ann";
  static final List<String> OTHERS = List.of("bob", "cy", "dee", "eve", "fay");

  /** When the others begin to fail, after the start: ann has had her advice by then. */
  static final Duration WAVE = Duration.ofMinutes(6);

  private TroubledFleet() {}

  static void play(DrivenTopology topology) {
    for (int turn = 0; turn < 3; turn++) {
      topology.failingTurn(Duration.ofMinutes(turn), ALONE);
    }
    topology.until(WAVE);
    for (int turn = 0; turn < 3; turn++) {
      for (String user : OTHERS) {
        topology.failingTurn(WAVE.plusMinutes(turn), user);
      }
    }
    topology.pass(Duration.ofHours(1));
  }
}
