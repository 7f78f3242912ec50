package io.barograph.core.signal;

import org.jspecify.annotations.Nullable;

/**
 * Whose CLI it was, as the shipper names the user.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, not blank; longer names are cut
 */
public record UserId(String value) implements Comparable<UserId> {
  /** Bounds state and event size; the longest names seen in practice are mail addresses. */
  public static final int MAX_LENGTH = 256;

  /** Stands for a user that nothing names. */
  public static final UserId UNKNOWN = new UserId("unknown");

  public UserId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("user must not be blank");
    }
    if (value.length() > MAX_LENGTH) {
      value = value.substring(0, MAX_LENGTH);
    }
  }

  // A key of every map: what a record has of itself goes through method handles, and stood high in
  // every profile.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof UserId that && value.equals(that.value));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
