package io.barograph.embedded.fleet;

import io.barograph.core.signal.Reason;
import io.barograph.embedded.fleet.Diagnosis.Help;
import io.barograph.embedded.fleet.Diagnosis.Why;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** What can happen to a user on a mixed day beside the scenarios; each storm of it is labelled. */
enum Ordeal implements Plot {
  /** The login dies; after a few failed turns the user signs in again, and it holds. */
  SINGLE_DEAD_LOGIN(
      Duration.ofMinutes(12),
      desk -> {
        Take dead = SingleLogin.dead(desk);
        desk.suffers(SingleLogin.diagnosis(dead, Help.SIGN_IN_AGAIN));
        desk.fails(dead, desk.drawn(3, 6));
        SingleLogin.isMended(desk);
      }),

  /** The same, but the user walks away for longer than a storm stays open. */
  LOGIN_LEFT_DEAD(
      Duration.ofMinutes(65),
      desk -> {
        Take dead = SingleLogin.dead(desk);
        desk.suffers(SingleLogin.diagnosis(dead, Help.SIGN_IN_AGAIN));
        desk.fails(dead, desk.drawn(3, 5));
        desk.pauses(Duration.ofMinutes(35), Duration.ofMinutes(50));
        SingleLogin.isMended(desk);
      }),

  /** Somebody revoked the login, and both of the user's hosts are out of it. */
  REVOKED_LOGIN(
      Duration.ofMinutes(15),
      desk -> {
        Take dead = desk.repertoire().deadLogin(Reason.REVOKED, desk.dice());
        desk.suffers(SingleLogin.diagnosis(dead, Help.SIGN_IN_AGAIN));
        desk.fails(dead, desk.drawn(3, 4));
        if (desk.chance(0.4)) {
          desk.turnsToOtherHost();
          desk.fails(dead, desk.drawn(1, 2));
          SingleLogin.isMended(desk);
          desk.turnsToOtherHost();
        }
        SingleLogin.isMended(desk);
      }),

  /** The login dies, is mended, and dies again within the hour. */
  FLAPPING(
      Duration.ofHours(1),
      desk -> {
        int deaths = desk.drawn(2, 3);
        for (int i = 0; i < deaths; i++) {
          Take dead = desk.repertoire().deadLogin(Reason.UNKNOWN, desk.dice());
          desk.suffers(SingleLogin.diagnosis(dead, Help.SIGN_IN_AGAIN));
          desk.fails(dead, desk.drawn(3, 4));
          SingleLogin.isMended(desk);
          desk.pauses(Duration.ofMinutes(8), Duration.ofMinutes(14));
          desk.completes();
        }
      }),

  /** Signing in does not stick; what lay in the way was the local state. */
  RESET_NEEDED(
      Duration.ofMinutes(40),
      desk -> {
        SingleLogin.doesNotStick(desk, Help.SIGN_IN_AGAIN, Help.RESET_LOCAL_STATE);
        SingleLogin.isMended(desk);
      }),

  /**
   * Neither signing in nor a reset sticks: a stale key in the environment goes before the login.
   */
  KEY_CHECK_NEEDED(
      Duration.ofMinutes(70),
      desk -> {
        SingleLogin.doesNotStick(
            desk, Help.SIGN_IN_AGAIN, Help.RESET_LOCAL_STATE, Help.CHECK_API_KEY);
        SingleLogin.failsAfterSigningIn(desk);
        SingleLogin.isMended(desk);
      }),

  /** Nothing the user can do helps; in the end a person mends it. */
  PERSON_NEEDED(
      Duration.ofMinutes(110),
      desk -> {
        SingleLogin.doesNotStick(
            desk, Help.SIGN_IN_AGAIN, Help.RESET_LOCAL_STATE, Help.CHECK_API_KEY, Help.HAND_OVER);
        SingleLogin.failsAfterSigningIn(desk);
        SingleLogin.failsAfterSigningIn(desk);
        desk.pauses(Duration.ofMinutes(5), Duration.ofMinutes(15));
        SingleLogin.isMended(desk);
      }),

  /**
   * The user signed in to another account; a process from before goes on with the old one. For
   * versions that name reasons.
   */
  ACCOUNT_SWITCH(Duration.ofMinutes(20), Whereabouts::accountSwitch),

  /** The host's network changes, and a few minutes later the login is dead. */
  VPN_TOGGLE(Duration.ofMinutes(20), Whereabouts::vpnToggle),

  /** The user comes back after many hours, and the login has expired. */
  LONG_IDLE(
      Duration.ofMinutes(12),
      desk -> {
        Take dead = desk.repertoire().deadLogin(Reason.EXPIRED, desk.dice());
        desk.suffers(Diagnosis.ofOne(Why.LONG_IDLE, Help.SIGN_IN_AGAIN));
        desk.fails(dead, desk.drawn(3, 5));
        SingleLogin.isMended(desk);
      }),

  /** The provider refuses the region; elsewhere the login works again. No storm. */
  REGION_REFUSED(Duration.ofHours(1), Whereabouts::regionRefused),

  /** Two to twenty hosts share one login. */
  SHARED_LOGIN(Duration.ofMinutes(100), SharedLogin::play),

  /** The provider refuses many at once. */
  WAVE(
      Duration.ofHours(2),
      desk -> WaveVictim.play(Objects.requireNonNull(desk.hit(), "no wave strikes"), desk)),

  /** The network changes and all goes well. */
  VPN_WITHOUT_TROUBLE(Duration.ofMinutes(40), Whereabouts::vpnWithoutTrouble),

  /** Another account signs in, and all goes well. */
  ACCOUNT_WITHOUT_TROUBLE(Duration.ofMinutes(15), Whereabouts::accountWithoutTrouble);

  private final Duration atMost;

  /** Immutable, though the compiler cannot know: each captures nothing. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Directions directions;

  Ordeal(Duration atMost, Directions directions) {
    this.atMost = atMost;
    this.directions = directions;
  }

  /** About the longest that it lasts. */
  Duration atMost() {
    return atMost;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void playAt(Desk desk) {
    directions.playAt(desk);
  }
}
