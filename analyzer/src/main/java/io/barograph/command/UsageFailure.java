package io.barograph.command;

import org.jspecify.annotations.Nullable;

/** The options contradict or lack something; the message is all the user needs. */
public final class UsageFailure extends RuntimeException {
  public UsageFailure(@Nullable String message) {
    super(message);
  }
}
