package io.barograph.embedded.fleet;

/** Tells a desk what to do. */
interface Directions {
  void playAt(Desk desk);
}
