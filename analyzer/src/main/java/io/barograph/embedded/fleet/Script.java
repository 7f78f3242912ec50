package io.barograph.embedded.fleet;

import io.barograph.core.signal.UserId;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** What one user does, episode after episode, until the fleet's time is up. */
interface Script extends Iterator<Script.Episode> {

  UserId user();

  /** Of the user's CLI. */
  String version();

  /**
   * A plot as played.
   *
   * @param runs those of it that ended in time, in order of time
   */
  record Episode(Plot plot, Instant startedAt, List<Run> runs) {}
}
