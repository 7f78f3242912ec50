package io.barograph.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network of an address: hosts of one office, one access line or one cloud subnet share it, and
 * it names no single machine. Reads literal addresses only and never asks a name server.
 */
final class Network {
  private static final int GROUPS = 8;

  /** Of 16 bits each: /48, which one site is given at the most (RFC 6177). */
  private static final int PREFIX_GROUPS = 3;

  private static final int MULTICAST = 224;
  private static final int LOOPBACK = 127;
  private static final int LINK_LOCAL = 169 << 8 | 254;

  private Network() {}

  /**
   * The prefix, {@code 203.0.113.0/24} or {@code 2001:db8:1::/48}.
   *
   * @param address as a shipper tells it, with a port or a zone behind it or without
   * @return null for what is no address, and for loopback, link-local, unspecified and multicast
   *     ones, which no two hosts share
   */
  static @Nullable String prefixOf(String address) {
    String bare = bare(address);
    if (bare.indexOf(':') < 0) {
      return prefixOf4(octets(bare));
    }
    List<Integer> groups = groups(bare);
    if (groups == null) {
      return null;
    }
    boolean mapped = groups.subList(0, 5).stream().allMatch(g -> g == 0) && groups.get(5) == 0xFFFF;
    return mapped
        ? prefixOf4(List.of(groups.get(6) >> 8, groups.get(6) & 0xFF, groups.get(7) >> 8, 0))
        : prefixOf6(groups);
  }

  /** Without the port, the brackets that set it off, and the zone. */
  private static String bare(String address) {
    String bare = address;
    int end = bare.indexOf(']');
    int colon = bare.indexOf(':');
    if (bare.startsWith("[") && end > 0) {
      bare = bare.substring(1, end);
    } else if (colon >= 0 && colon == bare.lastIndexOf(':')) {
      bare = bare.substring(0, colon);
    }
    int zone = bare.indexOf('%');
    return zone < 0 ? bare : bare.substring(0, zone);
  }

  private static @Nullable String prefixOf4(@Nullable List<Integer> octets) {
    if (octets == null) {
      return null;
    }
    int first = octets.get(0);
    int second = octets.get(1);
    boolean shared =
        first > 0 && first != LOOPBACK && first < MULTICAST && (first << 8 | second) != LINK_LOCAL;
    return shared ? first + "." + second + "." + octets.get(2) + ".0/24" : null;
  }

  private static @Nullable String prefixOf6(List<Integer> groups) {
    int first = groups.get(0);
    boolean local = (first & 0xFFC0) == 0xFE80;
    boolean multicast = (first & 0xFF00) == 0xFF00;
    int last = PREFIX_GROUPS;
    while (last > 0 && groups.get(last - 1) == 0) {
      last--;
    }
    if (local || multicast || last == 0) {
      return null;
    }
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < last; i++) {
      prefix.append(Integer.toHexString(groups.get(i))).append(':');
    }
    return prefix.append(":/48").toString();
  }

  /** The four numbers of an IPv4 address; null where it is none. */
  private static @Nullable List<Integer> octets(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    List<Integer> octets = new ArrayList<>();
    for (String part : parts) {
      int octet = number(part, 10, 3);
      if (octet < 0 || octet > 255) {
        return null;
      }
      octets.add(octet);
    }
    return octets;
  }

  /** The eight groups of an IPv6 address; null where it is none. */
  private static @Nullable List<Integer> groups(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      List<Integer> groups = listed(text);
      return groups != null && groups.size() == GROUPS ? groups : null;
    }
    List<Integer> head = listed(text.substring(0, gap));
    List<Integer> tail = listed(text.substring(gap + 2));
    if (head == null || tail == null || head.size() + tail.size() >= GROUPS) {
      return null;
    }
    List<Integer> groups = new ArrayList<>(head);
    groups.addAll(Collections.nCopies(GROUPS - head.size() - tail.size(), 0));
    groups.addAll(tail);
    return groups;
  }

  /** Groups with a colon between each two; the last may be an IPv4 address, which makes two. */
  private static @Nullable List<Integer> listed(String text) {
    List<Integer> groups = new ArrayList<>();
    String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      List<Integer> octets = i == parts.length - 1 ? octets(parts[i]) : null;
      int group = octets == null ? number(parts[i], 16, 4) : 0;
      if (group < 0) {
        return null;
      } else if (octets == null) {
        groups.add(group);
      } else {
        groups.add(octets.get(0) << 8 | octets.get(1));
        groups.add(octets.get(2) << 8 | octets.get(3));
      }
    }
    return groups;
  }

  /** A number of at most so many digits; -1 for anything else. */
  private static int number(String text, int radix, int digits) {
    if (text.isEmpty() || text.length() > digits) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}
