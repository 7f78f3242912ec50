package io.barograph.core.signal;

import org.jspecify.annotations.Nullable;

/**
 * Where a host stands, as far as its shipper tells: what the victims of one incident may share.
 * Texts have 1 to {@value #MAX_LENGTH} characters, none of them a control character, and are not
 * blank.
 *
 * @param network the prefix of its address, such as {@code 203.0.113.0/24} or {@code
 *     2001:db8:1::/48}, or the pseudonym of that; never the address
 * @param group the team or kind of host it belongs to
 * @param region of the world or of a cloud
 */
public record Site(
    @Nullable OperatingSystem os,
    @Nullable String network,
    @Nullable String group,
    @Nullable String region) {
  /** Bounds state and event size. */
  public static final int MAX_LENGTH = 128;

  /** Nothing tells. */
  public static final Site UNKNOWN = new Site(null, null, null, null);

  public Site {
    check("network", network);
    check("group", group);
    check("region", region);
  }

  /**
   * What either tells. Where both do the lesser counts, so that it is the same whichever comes
   * first.
   */
  public Site mergedWith(Site other) {
    if (equals(other)) {
      return this;
    }
    return new Site(
        lesser(os, other.os),
        lesser(network, other.network),
        lesser(group, other.group),
        lesser(region, other.region));
  }

  /** What this one tells, and of the other what this one does not. */
  public Site orElse(Site other) {
    if (equals(other) || other.equals(UNKNOWN)) {
      return this;
    }
    return new Site(
        os == null ? other.os : os,
        network == null ? other.network : network,
        group == null ? other.group : group,
        region == null ? other.region : region);
  }

  private static <T extends Comparable<T>> @Nullable T lesser(@Nullable T a, @Nullable T b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static boolean holdsControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void check(String name, @Nullable String text) {
    if (text != null && (text.isBlank() || text.length() > MAX_LENGTH || holdsControl(text))) {
      throw new IllegalArgumentException(
          name
              + " must be 1 to "
              + MAX_LENGTH
              + " characters, not blank, without control characters");
    }
  }
}
