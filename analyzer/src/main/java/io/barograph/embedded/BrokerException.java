package io.barograph.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded broker cannot start or stop. The message says why, in words for a user. */
public final class BrokerException extends RuntimeException {
  BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
