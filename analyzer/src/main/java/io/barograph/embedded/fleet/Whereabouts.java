package io.barograph.embedded.fleet;

import io.barograph.core.signal.Reason;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Why;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens when a host moves, or somebody else signs in on it. */
final class Whereabouts {
  private static final int VPN_NETWORKS = 4;

  private Whereabouts() {}

  static void vpnToggle(Desk desk) {
    Surroundings before = desk.surroundings();
    desk.works();
    Surroundings inside = insideVpn(desk);
    desk.movesTo(inside);
    desk.pauses(Duration.ofMinutes(1), Duration.ofMinutes(4));
    Take dead = desk.repertoire().deadLogin(Reason.UNKNOWN, desk.dice());
    Why why = inside.address() == null ? Why.UNKNOWN : Why.NETWORK_CHANGED;
    desk.suffers(Diagnosis.ofOne(why, Help.SIGN_IN_AGAIN));
    desk.fails(dead, desk.drawn(3, 5));
    SingleLogin.isMended(desk);
    desk.movesTo(before);
  }

  static void vpnWithoutTrouble(Desk desk) {
    Surroundings before = desk.surroundings();
    desk.movesTo(insideVpn(desk));
    for (int i = desk.drawn(1, 4); i > 0; i--) {
      desk.works();
      desk.pauses(Duration.ofMinutes(1), Duration.ofMinutes(3));
    }
    desk.movesTo(before);
  }

  static void accountSwitch(Desk desk) {
    desk.works();
    switchAccount(desk);
    desk.suffers(Diagnosis.ofOne(Why.ACCOUNT_SWITCHED, Help.RESTART_PROCESS));
    for (int i = desk.drawn(3, 5); i > 0; i--) {
      desk.staysInSession();
      desk.plays(desk.repertoire().accountChanged());
    }
    desk.pauses(Duration.ofMinutes(1), Duration.ofMinutes(6));
    desk.completes();
    desk.isWell();
  }

  static void accountWithoutTrouble(Desk desk) {
    desk.works();
    desk.signsIn();
    switchAccount(desk);
    desk.works();
  }

  static void regionRefused(Desk desk) {
    Surroundings home = desk.surroundings();
    if (home.region() != null) {
      desk.movesTo(home.withRegion("refused-1").withAddress(refusedAddress(home.address())));
    }
    desk.suffers(Diagnosis.ofOne(Why.UNKNOWN, Help.LEAVE_REGION));
    for (int i = desk.drawn(1, 3); i > 0; i--) {
      desk.fails(desk.repertoire().regionRefused(), desk.drawn(2, 4));
      desk.pauses(Duration.ofMinutes(1), Duration.ofMinutes(15));
    }
    desk.movesTo(home);
    desk.completes();
    desk.isWell();
  }

  private static void switchAccount(Desk desk) {
    Surroundings now = desk.surroundings();
    if (now.account() != null) {
      String other = String.format(Locale.ROOT, "acct-%08x", desk.dice().nextInt());
      desk.movesTo(now.withAccount(other));
    }
  }

  private static Surroundings insideVpn(Desk desk) {
    Surroundings now = desk.surroundings();
    String address = "10.200." + desk.drawn(0, VPN_NETWORKS - 1) + "." + desk.drawn(2, 250);
    return now.withAddress(now.address() == null ? null : address);
  }

  private static @Nullable String refusedAddress(@Nullable String address) {
    return address == null ? null : "192.0.2." + address.substring(address.lastIndexOf('.') + 1);
  }
}
