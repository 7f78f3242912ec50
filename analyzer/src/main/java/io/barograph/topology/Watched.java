package io.barograph.topology;

import io.barograph.core.engine.Finding;

/** What comes of watching users: findings for the street, messages for the fleet stage. */
sealed interface Watched permits Watched.Found, FleetMessage {

  /** Goes to a topic of its own kind. */
  record Found(Finding finding) implements Watched {}
}
