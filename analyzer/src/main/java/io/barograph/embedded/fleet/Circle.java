package io.barograph.embedded.fleet;

import java.util.Locale;

/**
 * Users who share something: all of them, or those of one network, region or host group.
 *
 * @param value of what they share; empty for all
 */
public record Circle(By by, String value) {

  /** The whole fleet. */
  public static final Circle ALL = new Circle(By.ALL, "");

  /** What users can share. */
  public enum By {
    ALL,
    NETWORK,
    REGION,
    HOST_GROUP;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The network of an IPv4 address: its first 24 bits. */
  static Circle ofAddress(String address) {
    return new Circle(By.NETWORK, address.substring(0, address.lastIndexOf('.')) + ".0/24");
  }
}
