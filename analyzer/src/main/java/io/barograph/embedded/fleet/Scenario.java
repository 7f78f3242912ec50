package io.barograph.embedded.fleet;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Outcome;
import java.time.Duration;
import java.util.Locale;

/** What can happen to a developer. */
public enum Scenario implements Plot {
  /** Turn after turn completes. */
  HEALTHY_WORK(Desk::works),

  /** The login is dead; after a few failed turns the developer signs in again. */
  DEAD_LOGIN(
      desk -> {
        desk.failsOnDeadLogin(3 + desk.dice().nextInt(4));
        desk.signsIn();
        desk.completes();
      }),

  /** The login is dead and the developer walks away for longer than a storm stays open. */
  GIVEN_UP(
      desk -> {
        desk.failsOnDeadLogin(3 + desk.dice().nextInt(3));
        desk.pauses(Duration.ofMinutes(35), Duration.ofMinutes(50));
        desk.signsIn();
        desk.completes();
      }),

  /** Two failures, then the third turn completes: no storm. */
  NEAR_MISS(
      desk -> {
        desk.failsOnDeadLogin(2);
        desk.signsIn();
        desk.completes();
      }),

  /** Three failures, but spread over more than the window: no storm. */
  SLOW_FAILURES(
      desk -> {
        for (int i = 0; i < 3; i++) {
          desk.failsOnDeadLogin(1);
          desk.pauses(Duration.ofMinutes(6), Duration.ofMinutes(8));
        }
        desk.signsIn();
        desk.completes();
      }),

  /** Two machines share the dead login; both must be signed in before it is over. */
  TWO_HOSTS(
      desk -> {
        Take dead = desk.deadLogin();
        desk.plays(dead);
        desk.plays(dead);
        desk.turnsToOtherHost();
        desk.plays(dead);
        desk.plays(dead);
        desk.signsIn();
        desk.completes();
        desk.turnsToOtherHost();
        desk.signsIn();
        desk.completes();
      }),

  RATE_LIMITED(desk -> desk.plays(desk.repertoire().failed(Cause.RATE_LIMITED, desk.dice()))),

  SERVER_ERROR(desk -> desk.plays(desk.repertoire().failed(Cause.SERVER_ERROR, desk.dice()))),

  DISCONNECTED(desk -> desk.plays(desk.repertoire().failed(Cause.DISCONNECTED, desk.dice()))),

  /** The stream breaks off a few times, then the turn completes. */
  DISCONNECTED_AND_RECOVERED(
      desk -> desk.plays(desk.repertoire().disconnectedAndRecovered(desk.dice()))),

  /** The refresh is rejected a few times, then the turn completes after all. */
  REFRESH_RECOVERED(desk -> desk.plays(desk.repertoire().refreshRecovered(desk.dice()))),

  /** The key in the environment is wrong, again and again: a 401, but no storm. */
  WRONG_API_KEY(
      desk -> {
        for (int i = 0; i < 4; i++) {
          desk.plays(desk.repertoire().wrongApiKey(desk.dice()));
        }
        desk.completes();
      }),

  /** Model list, MCP servers: words of a refresh that is none. */
  LOOK_ALIKES(desk -> desk.worksOn(desk.repertoire().lookAlikes())),

  /** Log text in a prompt. */
  PASTED_LOG(desk -> desk.worksOn(desk.repertoire().pastedLog(desk.dice()))),

  /** The lines stop in the middle of retrying, for good. */
  ABANDONED(desk -> desk.plays(desk.repertoire().cutOff(2, Outcome.ABANDONED, desk.dice()))),

  /** Interrupted while retrying, the developer resumes the same session at once. */
  SUPERSEDED(
      desk -> {
        desk.isInterruptedIn(desk.repertoire().cutOff(2, Outcome.SUPERSEDED, desk.dice()));
        desk.completes();
      });

  /** Immutable, though the compiler cannot know: each captures nothing. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Directions directions;

  Scenario(Directions directions) {
    this.directions = directions;
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
