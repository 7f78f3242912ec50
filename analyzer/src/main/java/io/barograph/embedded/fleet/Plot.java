package io.barograph.embedded.fleet;

/** What can happen at a desk. */
public sealed interface Plot permits Scenario, Outage, Ordeal {

  /** Its name in the truth, in lower case. */
  String label();

  /** Plays it from the desk's present time on. */
  void playAt(Desk desk);
}
