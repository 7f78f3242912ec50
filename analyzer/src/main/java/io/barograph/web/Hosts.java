package io.barograph.web;

import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which names the server may be asked. A page in a browser of this machine can have its own name
 * point to loopback and then read what loopback tells (DNS rebinding); it cannot hide that name.
 */
final class Hosts {
  private static final Set<String> OF_LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean any;
  private final Set<String> names = new HashSet<>(OF_LOOPBACK);

  /**
   * Of a server.
   *
   * @param bound where it listens
   * @param more names that it may be asked by beside those of loopback; where there are none and
   *     other machines can ask, any name passes, and their network has to guard what is told
   */
  Hosts(InetAddress bound, Collection<String> more) {
    any = !bound.isLoopbackAddress() && more.isEmpty();
    String address = bound.getHostAddress();
    names.add(address.contains(":") ? "[" + address + "]" : address);
    more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether it may be asked so.
   *
   * @param header the value of {@code Host}, with or without a port
   */
  boolean isKnown(@Nullable String header) {
    return any || (header != null && names.contains(withoutPort(header).toLowerCase(Locale.ROOT)));
  }

  private static String withoutPort(String header) {
    int colon = header.lastIndexOf(':');
    boolean port = colon > header.lastIndexOf(']');
    return port ? header.substring(0, colon) : header;
  }
}
