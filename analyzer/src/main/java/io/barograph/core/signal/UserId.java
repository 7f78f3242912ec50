package io.barograph.core.signal;

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

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
