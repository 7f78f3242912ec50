package io.barograph.sink;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs by the scheme of Standard Webhooks 1.0 (https://www.standardwebhooks.com), version v1: an
 * HMAC with SHA-256 over id, time and body. Receivers have libraries for it.
 */
public final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  /** 128 bits cannot be found by trying. */
  private static final int LEAST_BYTES = 16;

  private final SecretKeySpec key;

  private WebhookSignature(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Signs with a secret.
   *
   * @param secret {@code whsec_} and the key in base64, as the standard writes it, or the key
   * @throws IllegalArgumentException if it begins like the first and is none, or is too short; the
   *     message does not tell the secret
   */
  public static WebhookSignature of(byte[] secret) {
    String text = new String(secret, StandardCharsets.ISO_8859_1);
    byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : secret;
    if (key.length < LEAST_BYTES) {
      throw new IllegalArgumentException("must hold a key of at least " + LEAST_BYTES + " bytes");
    }
    return new WebhookSignature(key);
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param id of the message, the same at each try
   * @param at when it is sent, in whole seconds
   */
  String header(String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its message quotes a character of the secret.
      throw new IllegalArgumentException("must have base64 after " + PREFIX);
    }
  }
}
