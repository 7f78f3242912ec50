package io.barograph.command.bench;

/** Somebody who reads a topic while somebody else looks at the clock. */
interface KafkaWork extends AutoCloseable {

  /** How the ids of its consumers end. */
  String consumers();

  /**
   * Whether all is read, and what follows from it written and committed.
   *
   * @throws CommandFailure if that can no longer be
   */
  boolean isDone();

  @Override
  void close();
}
