package io.barograph.board;

import org.jspecify.annotations.Nullable;

/**
 * What an event told, as far as the board shows it. The components are named as the fields of the
 * schemas, and mean the same.
 */
public sealed interface Tale permits Sequence, StormChange, Advice, Withdrawal, IncidentChange {

  /** The storm that it is about, or null. */
  default @Nullable String stormId() {
    return null;
  }
}
