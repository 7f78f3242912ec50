package io.barograph.embedded.fleet;

import io.barograph.core.signal.Reason;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Scope;
import io.barograph.embedded.fleet.Diagnosis.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts that hold copies of one login: whoever refreshes first leaves the others with a token that
 * was used already. Signing in on one of them mends that one, and some time later the next breaks,
 * until each has a login of its own.
 */
final class SharedLogin {
  private static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          Scope.SHARED_LOGIN, Why.OTHER_HOST_OR_TOOL, List.of(Help.ONE_LOGIN_PER_HOST), null);
  private static final int MOST_THAT_BREAK = 5;

  private final Desk desk;
  private final Take dead;

  private SharedLogin(Desk desk) {
    this.desk = desk;
    this.dead = desk.repertoire().deadLogin(Reason.REUSED, desk.dice());
  }

  static void play(Desk desk) {
    SharedLogin shared = new SharedLogin(desk);
    if (desk.hosts() == 2) {
      shared.twoTakeTurns();
    } else {
      shared.manyTakeTurns();
    }
    desk.isWell();
  }

  /** One of two is caught early; then the other dies, and so on: a storm from the second on. */
  private void twoTakeTurns() {
    breaksOn(List.of(0), 2);
    int rounds = desk.drawn(1, 3);
    for (int i = 1; i <= rounds; i++) {
      worksOnAllHosts();
      breaksOn(List.of(i % 2), desk.drawn(3, 5));
    }
  }

  private void manyTakeTurns() {
    int rounds = desk.drawn(2, 3);
    for (int i = 0; i < rounds; i++) {
      int breaking = desk.drawn(2, Math.min(MOST_THAT_BREAK, desk.hosts() - 1));
      List<Integer> hosts = new ArrayList<>();
      int first = desk.drawn(0, desk.hosts() - 1);
      for (int k = 0; k < breaking; k++) {
        hosts.add((first + k) % desk.hosts());
      }
      breaksOn(hosts, Math.max(3, breaking) + desk.drawn(0, 3));
      worksOnAllHosts();
    }
  }

  /** They fail in turn, then each gets a login that works for now. */
  private void breaksOn(List<Integer> hosts, int failures) {
    desk.suffers(DIAGNOSIS);
    for (int i = 0; i < failures; i++) {
      desk.turnsToHost(hosts.get(i % hosts.size()));
      desk.plays(dead);
      desk.pauses(Duration.ofSeconds(5), Duration.ofSeconds(45));
    }
    for (int i = 0; i < Math.min(failures, hosts.size()); i++) {
      desk.turnsToHost(hosts.get(i));
      desk.signsIn();
      desk.completes();
    }
    desk.isWell();
  }

  private void worksOnAllHosts() {
    int turns = desk.drawn(3, 5);
    for (int i = 0; i < turns; i++) {
      desk.turnsToHost(desk.drawn(0, desk.hosts() - 1));
      desk.works();
      desk.pauses(Duration.ofSeconds(10), Duration.ofMinutes(2));
    }
  }
}
