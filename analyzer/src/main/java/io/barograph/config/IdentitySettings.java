package io.barograph.config;

import java.time.ZoneId;
import java.util.List;

/**
 * Where to look for whose a line is, when it was written and where its host stands; the first place
 * that holds something counts.
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
    List<String> address,
    List<String> os,
    List<String> group,
    List<String> region,
    ZoneId zone) {

  static IdentitySettings read(Layers layers) {
    return new IdentitySettings(
        layers.read(IdentityKeys.USER),
        layers.read(IdentityKeys.HOST),
        layers.read(IdentityKeys.SESSION),
        layers.read(IdentityKeys.PROCESS),
        layers.read(IdentityKeys.FILE),
        layers.read(IdentityKeys.ACCOUNT),
        layers.read(IdentityKeys.CLI),
        layers.read(IdentityKeys.TIME),
        layers.read(IdentityKeys.ADDRESS),
        layers.read(IdentityKeys.OS),
        layers.read(IdentityKeys.GROUP),
        layers.read(IdentityKeys.REGION),
        layers.read(IdentityKeys.ZONE));
  }
}
