package io.barograph.core.signal;

/**
 * The account a CLI was signed in to, as the CLI itself names it.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, not blank; longer names are cut
 */
public record AccountId(String value) implements Comparable<AccountId> {
  /** Bounds state and event size; Codex sends 36 characters. */
  public static final int MAX_LENGTH = 256;

  public AccountId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("account must not be blank");
    }
    if (value.length() > MAX_LENGTH) {
      value = value.substring(0, MAX_LENGTH);
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
