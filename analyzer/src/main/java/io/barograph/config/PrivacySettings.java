package io.barograph.config;

import java.util.Optional;

/**
 * What is hidden of people.
 *
 * @param pseudonymKey 16 to 4096 bytes; empty where users and hosts keep their names
 */
public record PrivacySettings(Optional<byte[]> pseudonymKey) {

  static PrivacySettings read(Layers layers) {
    return new PrivacySettings(
        SecretBytes.read(layers, Keys.PRIVACY_PSEUDONYM_KEY_FILE, Keys.PRIVACY_PSEUDONYM_KEY));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "PrivacySettings[pseudonymKey=" + pseudonymKey.map(key -> Secrets.MASK).orElse("") + "]";
  }
}
