package io.barograph.embedded.fleet;

import io.barograph.core.signal.Reason;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Scope;
import io.barograph.embedded.fleet.Diagnosis.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a victim of a wave does: fails a few times, then mostly waits and tries now and then. Any
 * three failures in a row lie either well within ten minutes or well outside, so that nobody can
 * argue about a storm.
 */
final class WaveVictim {
  private static final double SHARE_OF_PATIENT = 0.15;
  private static final double SHARE_OF_QUITTERS = 0.1;
  private static final double SHARE_OF_SIGN_INS = 0.1;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration A_WHILE = Duration.ofMinutes(4);

  /** More than two failing turns and the pause between them take. */
  private static final Duration TWO_TURNS = Duration.ofSeconds(75);

  private final Hit hit;
  private final Desk desk;
  private final Take dead;

  private WaveVictim(Hit hit, Desk desk) {
    this.hit = hit;
    this.desk = desk;
    Reason reason = hit.wave().revoked() ? Reason.REVOKED : Reason.UNKNOWN;
    this.dead = desk.repertoire().deadLogin(reason, desk.dice());
  }

  static void play(Hit hit, Desk desk) {
    WaveVictim victim = new WaveVictim(hit, desk);
    desk.suffers(diagnosis(hit));
    desk.fails(victim.dead, desk.drawn(2, 4));
    if (desk.chance(SHARE_OF_QUITTERS)) {
      desk.waitsUntil(hit.wave().to());
      desk.pauses(Duration.ofMinutes(5), Duration.ofMinutes(30));
    } else if (desk.chance(SHARE_OF_PATIENT)) {
      victim.triesRarely();
    } else {
      victim.triesOften();
    }
    victim.isMended();
  }

  static Diagnosis diagnosis(Hit hit) {
    List<Help> helps =
        hit.staysDead() ? List.of(Help.WAIT, Help.SIGN_IN_AGAIN) : List.of(Help.WAIT);
    return new Diagnosis(Scope.FLEET, Why.PROVIDER, helps, hit.wave().name());
  }

  private void triesOften() {
    Instant until = hit.wave().to();
    if (hit.staysDead()) {
      until = until.plusSeconds(desk.drawn(3 * 60, 35 * 60));
    }
    boolean signsIn = desk.chance(SHARE_OF_SIGN_INS);
    while (desk.now().isBefore(until)) {
      if (signsIn && desk.now().isBefore(hit.wave().lastJoin())) {
        desk.signsIn();
        signsIn = false;
      } else {
        desk.pauses(SOON, A_WHILE);
      }
      if (mayFailBefore(until)) {
        desk.plays(dead);
      }
    }
  }

  private void triesRarely() {
    while (desk.now().isBefore(hit.wave().to())) {
      desk.pauses(Duration.ofMinutes(11), Duration.ofMinutes(15));
      if (mayFailBefore(hit.wave().to())) {
        desk.fails(dead, desk.drawn(1, 2));
      }
    }
  }

  private boolean mayFailBefore(Instant until) {
    return desk.now().plus(TWO_TURNS).isBefore(until);
  }

  private void isMended() {
    if (hit.staysDead()) {
      desk.signsIn();
    }
    desk.completes();
    desk.isWell();
  }
}
