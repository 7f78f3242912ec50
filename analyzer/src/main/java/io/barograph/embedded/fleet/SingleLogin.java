package io.barograph.embedded.fleet;

import io.barograph.core.signal.Reason;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Why;
import java.time.Duration;

/** The parts of which the ordeals of one user's login are made. */
final class SingleLogin {
  private SingleLogin() {}

  /** A turn on a dead login. None has expired: that does not happen to a login in use. */
  static Take dead(Desk desk) {
    double drawn = desk.dice().nextDouble();
    Reason reason = drawn < 0.45 ? Reason.REUSED : drawn < 0.85 ? Reason.UNKNOWN : Reason.REVOKED;
    return desk.repertoire().deadLogin(reason, desk.dice());
  }

  /** What the lines of a take show of its cause, where nothing else happened before. */
  static Diagnosis diagnosis(Take dead, Help... helps) {
    Take.Trouble trouble = dead.trouble();
    Reason reason = trouble == null ? null : trouble.reason();
    Why why =
        reason == Reason.REUSED
            ? Why.OTHER_HOST_OR_TOOL
            : reason == Reason.REVOKED ? Why.REVOKED : Why.UNKNOWN;
    return Diagnosis.ofOne(why, helps);
  }

  static void isMended(Desk desk) {
    desk.signsIn();
    desk.completes();
    desk.isWell();
  }

  /** The login is dead, and after signing in it fails again at once. */
  static void doesNotStick(Desk desk, Help... helps) {
    Take dead = desk.repertoire().deadLogin(Reason.UNKNOWN, desk.dice());
    desk.suffers(diagnosis(dead, helps));
    desk.fails(dead, desk.drawn(3, 4));
    failsAfterSigningIn(desk);
  }

  static void failsAfterSigningIn(Desk desk) {
    Take dead = desk.repertoire().deadLogin(Reason.UNKNOWN, desk.dice());
    desk.signsIn();
    desk.fails(dead, desk.drawn(2, 3));
    desk.pauses(Duration.ofMinutes(9), Duration.ofMinutes(15));
    desk.fails(dead, desk.drawn(1, 2));
    desk.pauses(Duration.ofMinutes(2), Duration.ofMinutes(6));
  }
}
