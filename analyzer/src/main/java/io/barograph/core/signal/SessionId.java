package io.barograph.core.signal;

import org.jspecify.annotations.Nullable;

/**
 * One conversation of a CLI, or, where no session is named, the stream its lines came in.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, not blank; longer names are cut
 */
public record SessionId(String value) implements Comparable<SessionId> {
  /** Bounds state and event size; Codex prints 36 characters. */
  public static final int MAX_LENGTH = 256;

  private static final String STREAM = "stream:";

  public SessionId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("session must not be blank");
    }
    if (value.length() > MAX_LENGTH) {
      value = value.substring(0, MAX_LENGTH);
    }
  }

  /** Stands in for a session nothing names: the stream, such as a host or a file name. */
  public static SessionId ofStream(String stream) {
    return new SessionId(STREAM + stream);
  }

  /** Whether this is a stream standing in for a session that nothing named. */
  public boolean isStream() {
    return value.startsWith(STREAM);
  }

  /** What it is called, or the stream. */
  String name() {
    return isStream() ? value.substring(STREAM.length()) : value;
  }

  // A key of every map: what a record has of itself goes through method handles, and stood high in
  // every profile.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof SessionId that && value.equals(that.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
