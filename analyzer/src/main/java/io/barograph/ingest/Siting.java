package io.barograph.ingest;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.OperatingSystem;
import io.barograph.core.signal.Site;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settles where a line's host stands: asks the places in their order. Of an address only its
 * network is kept. Asked for signals only, so that noise does not pay for it.
 */
final class Siting {
  /** Families and platforms that older Beats tell in place of a type (go-sysinfo's os.go). */
  private static final Set<String> DISTRIBUTIONS =
      Set.of(
          "debian",
          "ubuntu",
          "raspbian",
          "redhat",
          "rhel",
          "fedora",
          "centos",
          "scientific",
          "oraclelinux",
          "amzn",
          "suse",
          "sles",
          "opensuse");

  /** What a shipper calls the machine it runs on. */
  private static final List<Place> OWN_NAMES =
      Identity.places(
          List.of("json:/host/name", "json:/host.name", "json:/host/hostname", "otel:host.name"));

  /** How the places begin that describe that machine. */
  private static final List<String> OF_SHIPPER =
      List.of(
          "json:/host/",
          "json:/host.",
          "json:/cloud/",
          "json:/cloud.",
          "otel:host.",
          "otel:os.",
          "otel:cloud.");

  private final Identity identity;
  private final Pseudonyms pseudonyms;
  private final Names names;

  Siting(Identity identity, Pseudonyms pseudonyms, Names names) {
    this.identity = identity;
    this.pseudonyms = pseudonyms;
    this.names = names;
  }

  /** A site, and for each of its parts the place that told. */
  record Sited(Site site, String network, String os, String group, String region) {}

  /**
   * Where the host of a line stands.
   *
   * @param host as it was settled; of another machine's shipper nothing is believed of itself
   */
  Sited site(Shipped line, RawRecord record, HostId host) {
    boolean collected = isCollected(line, record, host);
    Whose.Found<String> network = first(identity.address(), line, record, collected, this::network);
    Whose.Found<OperatingSystem> os = first(identity.os(), line, record, collected, Siting::os);
    Whose.Found<String> group = first(identity.group(), line, record, collected, this::text);
    Whose.Found<String> region = first(identity.region(), line, record, collected, this::text);
    return new Sited(
        new Site(value(os), value(network), value(group), value(region)),
        Whose.place(network),
        Whose.place(os),
        Whose.place(group),
        Whose.place(region));
  }

  /** Whether the shipper runs on another machine than the line was written on. */
  private boolean isCollected(Shipped line, RawRecord record, HostId host) {
    for (Place place : OWN_NAMES) {
      String own = place.find(line, record);
      if (own != null) {
        return !pseudonyms.host(new HostId(own)).equals(host);
      }
    }
    return false;
  }

  private static <T> Whose.@Nullable Found<T> first(
      List<Place> places,
      Shipped line,
      RawRecord record,
      boolean collected,
      Function<String, @Nullable T> reader) {
    for (Place place : places) {
      boolean believed = !collected || OF_SHIPPER.stream().noneMatch(place.name()::startsWith);
      T value = believed ? place.find(line, record, reader) : null;
      if (value != null) {
        return new Whose.Found<>(value, place);
      }
    }
    return null;
  }

  private static <T> @Nullable T value(Whose.@Nullable Found<T> found) {
    return found == null ? null : found.value();
  }

  private @Nullable String network(String address) {
    String prefix = Network.prefixOf(address);
    return prefix == null ? null : pseudonyms.of(Pseudonyms.Kind.NETWORK, prefix);
  }

  /** By ECS, OpenTelemetry, {@code uname -s} or {@code $OSTYPE}; null for any other system. */
  private static @Nullable OperatingSystem os(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (name.startsWith("linux") || DISTRIBUTIONS.contains(name)) {
      return OperatingSystem.LINUX;
    } else if (name.startsWith("darwin") || name.startsWith("macos") || name.startsWith("mac os")) {
      return OperatingSystem.MACOS;
    }
    return name.startsWith("windows") ? OperatingSystem.WINDOWS : null;
  }

  private @Nullable String text(String value) {
    if (value.chars().anyMatch(Character::isISOControl) || !names.isName(value)) {
      return null;
    }
    return value.length() > Site.MAX_LENGTH ? value.substring(0, Site.MAX_LENGTH) : value;
  }
}
