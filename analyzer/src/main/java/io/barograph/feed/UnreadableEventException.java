package io.barograph.feed;

/** A record of an output topic that no Barograph wrote. The message tells nothing of its value. */
public final class UnreadableEventException extends Exception {
  UnreadableEventException(String message) {
    super(message);
  }
}
