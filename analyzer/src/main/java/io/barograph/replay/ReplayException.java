package io.barograph.replay;

/** An input cannot be read; the message names it and is for the user. */
public final class ReplayException extends RuntimeException {
  public ReplayException(String message, Throwable cause) {
    super(message, cause);
  }

  public ReplayException(String message) {
    super(message);
  }
}
