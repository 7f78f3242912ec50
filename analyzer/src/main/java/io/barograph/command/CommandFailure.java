package io.barograph.command;

/** The work failed; the message is all the user needs. */
public final class CommandFailure extends RuntimeException {
  public CommandFailure(String message) {
    super(message);
  }
}
