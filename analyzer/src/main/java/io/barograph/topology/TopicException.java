package io.barograph.topology;

/** The cluster could not be asked about its topics, or refused; the message is for the user. */
public final class TopicException extends RuntimeException {
  TopicException(String message, Throwable cause) {
    super(message, cause);
  }
}
