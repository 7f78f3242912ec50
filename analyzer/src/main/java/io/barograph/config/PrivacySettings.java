package io.barograph.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is hidden of people.
 *
 * @param pseudonymKey 16 to 4096 bytes; empty where users and hosts keep their names
 */
public record PrivacySettings(Optional<byte[]> pseudonymKey) {

  static PrivacySettings read(Layers layers) {
    if (layers.isOnCommandLine(Keys.PRIVACY_PSEUDONYM_KEY)) {
      layers.refuse(
          Keys.PRIVACY_PSEUDONYM_KEY.name(),
          "must not stand on the command line, which every user of the machine can read,");
      return new PrivacySettings(Optional.empty());
    }
    Optional<Path> file = layers.read(Keys.PRIVACY_PSEUDONYM_KEY_FILE);
    Optional<byte[]> key = layers.read(Keys.PRIVACY_PSEUDONYM_KEY);
    if (file.isPresent() && key.isPresent()) {
      layers.refuse(
          Keys.PRIVACY_PSEUDONYM_KEY_FILE.name(),
          "must be empty where privacy.pseudonym-key is given too,");
      return new PrivacySettings(key);
    }
    return new PrivacySettings(file.isPresent() ? content(file.get(), layers) : key);
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "PrivacySettings[pseudonymKey=" + pseudonymKey.map(key -> Secrets.MASK).orElse("") + "]";
  }

  private static Optional<byte[]> content(Path file, Layers layers) {
    try {
      return Optional.of(SecretBytes.of(file));
    } catch (Misfit e) {
      layers.refuse(Keys.PRIVACY_PSEUDONYM_KEY_FILE.name(), e.rule());
      return Optional.empty();
    }
  }
}
