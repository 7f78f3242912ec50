package io.barograph.command;

/** The work failed; the message is all the user needs. */
final class CommandFailure extends RuntimeException {
  CommandFailure(String message) {
    super(message);
  }
}
