package io.barograph.core.signal;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One user's login of one CLI: what dies and is mended as one. A user's logins of two CLIs have
 * nothing in common but the user.
 *
 * @param cli its name in lower case, such as {@code codex}; 1 to {@value #LONGEST_CLI} characters,
 *     not blank, without a slash
 */
public record Login(UserId user, String cli) implements Comparable<Login> {
  /** Bounds state and event size; names are those of commands. */
  public static final int LONGEST_CLI = 64;

  private static final char BETWEEN = '/';

  private static final Comparator<Login> ORDER =
      Comparator.comparing(Login::user).thenComparing(Login::cli);

  public Login {
    if (cli.isBlank() || cli.length() > LONGEST_CLI || cli.indexOf(BETWEEN) >= 0) {
      throw new IllegalArgumentException(
          "cli must have 1 to " + LONGEST_CLI + " characters, not be blank and hold no slash");
    }
  }

  /**
   * Reads what {@link #key} wrote.
   *
   * @throws IllegalArgumentException if it holds no slash, or no user before or no CLI after it
   */
  public static Login ofKey(String key) {
    // A user may hold slashes, a CLI may not.
    int at = key.lastIndexOf(BETWEEN);
    if (at < 0) {
      throw new IllegalArgumentException("a login must be a user, a slash and a CLI");
    }
    return new Login(new UserId(key.substring(0, at)), key.substring(at + 1));
  }

  /** Such as {@code dana/codex}; no two logins share one. */
  public String key() {
    return user.value() + BETWEEN + cli;
  }

  /** As small as it goes, whatever characters its user has. */
  public byte[] pack() {
    return Packed.pack(out -> SightingFormat.writeLogin(out, this));
  }

  /** Reads what {@link #pack} made. */
  public static Login unpack(byte[] packed) {
    return Packed.unpack(packed, SightingFormat::readLogin);
  }

  // As in UserId.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Login that && user.equals(that.user) && cli.equals(that.cli));
  }

  @Override
  public int hashCode() {
    return 31 * user.hashCode() + cli.hashCode();
  }

  @Override
  public int compareTo(Login other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key();
  }
}
