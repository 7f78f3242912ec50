package io.barograph.ingest;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Puts a pseudonym in the place of a name: a keyed HMAC-SHA256, so that nobody without the key can
 * find the name by trying names. The same key gives the same name the same pseudonym, everywhere
 * and for ever. A pseudonym is a name like any other and would get a pseudonym of its own.
 */
public final class Pseudonyms {
  /** Leaves names as they are. */
  public static final Pseudonyms NONE = new Pseudonyms(null);

  /** The least key, in bytes: with 128 bits it cannot be found by trying. */
  public static final int LEAST_KEY = 16;

  private static final String ALGORITHM = "HmacSHA256";

  /** RFC 4648, in small letters, since metrics, topics and file names treat them best. */
  private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";

  /**
   * Of 5 bits each, 100 in all. Among 10 million names two share a pseudonym with a probability of
   * 4 in 10^17.
   */
  private static final int CHARACTERS = 20;

  private final @Nullable SecretKey key;

  private Pseudonyms(@Nullable SecretKey key) {
    this.key = key;
  }

  /**
   * The pseudonyms of one key.
   *
   * @param key at least {@value #LEAST_KEY} bytes; copied
   * @throws IllegalArgumentException if the key is shorter
   */
  public static Pseudonyms keyed(byte[] key) {
    if (key.length < LEAST_KEY) {
      throw new IllegalArgumentException(
          "the key of pseudonyms must have at least " + LEAST_KEY + " bytes");
    }
    return new Pseudonyms(new SecretKeySpec(key, ALGORITHM));
  }

  /** What a name names. The same name as another kind has another pseudonym. */
  public enum Kind {
    USER,
    HOST,
    ACCOUNT,
    SESSION,
    NETWORK;

    private String initial() {
      return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  public boolean areOn() {
    return key != null;
  }

  public UserId user(UserId user) {
    return new UserId(of(Kind.USER, user.value()));
  }

  public HostId host(HostId host) {
    return new HostId(of(Kind.HOST, host.value()));
  }

  /** The pseudonym; the word that stands for nobody, {@code unknown}, stays as it is. */
  public String of(Kind kind, String name) {
    if (key == null || name.equals(UserId.UNKNOWN.value())) {
      return name;
    }
    // No name holds both a kind and the zero byte, so no two kinds can meet.
    byte[] message = (kind.name() + '\0' + name).getBytes(StandardCharsets.UTF_8);
    return kind.initial() + '-' + base32(authenticate(key, message));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "Pseudonyms[" + (areOn() ? "on" : "off") + "]";
  }

  private static byte[] authenticate(SecretKey key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder(CHARACTERS);
    for (int i = 0; i < CHARACTERS; i++) {
      int bit = 5 * i;
      int two = (bytes[bit / 8] & 0xFF) << 8 | (bytes[bit / 8 + 1] & 0xFF);
      text.append(BASE_32.charAt(two >> (11 - bit % 8) & 31));
    }
    return text.toString();
  }
}
