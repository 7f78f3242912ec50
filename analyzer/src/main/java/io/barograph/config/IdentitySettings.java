package io.barograph.config;

import java.time.ZoneId;
import java.util.List;

/**
 * Where to look for whose a line is and when it was written; the first place that holds something
 * counts.
 *
 * @param zone of times that name none
 */
public record IdentitySettings(
    List<String> user,
    List<String> host,
    List<String> session,
    List<String> process,
    List<String> file,
    List<String> account,
    List<String> cli,
    List<String> time,
    ZoneId zone) {

  static IdentitySettings read(Layers layers) {
    return new IdentitySettings(
        layers.read(Keys.IDENTITY_USER),
        layers.read(Keys.IDENTITY_HOST),
        layers.read(Keys.IDENTITY_SESSION),
        layers.read(Keys.IDENTITY_PROCESS),
        layers.read(Keys.IDENTITY_FILE),
        layers.read(Keys.IDENTITY_ACCOUNT),
        layers.read(Keys.IDENTITY_CLI),
        layers.read(Keys.IDENTITY_TIME),
        layers.read(Keys.IDENTITY_ZONE));
  }
}
