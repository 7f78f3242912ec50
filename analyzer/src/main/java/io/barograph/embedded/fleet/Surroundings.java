package io.barograph.embedded.fleet;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shipper tells beside the line, its user and its host; each part null where it tells none.
 *
 * @param address of the host, IPv4
 * @param region where the host stands
 * @param group the team or pool that the host belongs to
 * @param os linux, macos or windows
 * @param account that is signed in on the host
 */
public record Surroundings(
    @Nullable String address,
    @Nullable String region,
    @Nullable String group,
    @Nullable String os,
    @Nullable String account) {

  /** A shipper that tells nothing. */
  public static final Surroundings UNTOLD = new Surroundings(null, null, null, null, null);

  Surroundings withAddress(@Nullable String value) {
    return new Surroundings(value, region, group, os, account);
  }

  Surroundings withRegion(@Nullable String value) {
    return new Surroundings(address, value, group, os, account);
  }

  Surroundings withAccount(@Nullable String value) {
    return new Surroundings(address, region, group, os, value);
  }

  /** All that this host shares with others, so far as its shipper tells. */
  Set<Circle> circles() {
    Set<Circle> circles = new LinkedHashSet<>();
    if (address != null) {
      circles.add(Circle.ofAddress(address));
    }
    if (region != null) {
      circles.add(new Circle(Circle.By.REGION, region));
    }
    if (group != null) {
      circles.add(new Circle(Circle.By.HOST_GROUP, group));
    }
    return circles;
  }
}
