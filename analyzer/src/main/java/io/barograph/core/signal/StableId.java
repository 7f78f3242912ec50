package io.barograph.core.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * Identifiers that depend on nothing but what they identify: the same history gives the same ids,
 * so that a reader can drop repeats after a restart or a replay.
 */
public final class StableId {
  private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

  /** 80 bits: among a million ids a clash has odds of one in two million millions. */
  private static final int CHARACTERS = 16;

  /** To look one up takes longer than to use it. */
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(StableId::sha256);

  private StableId() {}

  /** Such as {@code st_} and 16 characters of base 32; the order of the parts matters. */
  public static String of(String prefix, Object... parts) {
    MessageDigest sha = SHA256.get();
    for (Object part : parts) {
      String text = part instanceof Instant time ? TimeText.of(time) : part.toString();
      sha.update(text.getBytes(StandardCharsets.UTF_8));
      // A byte that UTF-8 never holds keeps ("ab", "c") and ("a", "bc") apart.
      sha.update((byte) 0xFF);
    }
    byte[] hash = sha.digest();
    StringBuilder id = new StringBuilder(prefix).append('_');
    for (int i = 0; i < CHARACTERS; i++) {
      int bit = i * 5;
      int pair = (hash[bit / 8] & 0xFF) << 8 | (hash[bit / 8 + 1] & 0xFF);
      id.append(BASE32[pair >> (11 - bit % 8) & 31]);
    }
    return id.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
